import { getContact } from "@/features/contacts/details.queries";
import { changeJob, endJob } from "@/features/contacts/jobs.mutations";
import { joinUnion, leaveUnion } from "@/features/contacts/memberships.mutations";
import { createContact } from "@/features/contacts/mutations";
import { mergeContacts } from "@/features/duplicates/merges.mutations";
import { apply, decide } from "@/features/memberships/applications.mutations";
import { moveAuthority, recordAuthority } from "@/features/memberships/authorities.mutations";
import { endCard, issueCard } from "@/features/memberships/cards.mutations";
import { changeCategory } from "@/features/memberships/categories.mutations";
import { closeClaim, recordClaim } from "@/features/memberships/claims.mutations";
import { papersOf } from "@/features/memberships/queries";
import { recordStatement, withdrawStatement } from "@/features/memberships/statements.mutations";
import { transferOut } from "@/features/memberships/transfers.mutations";
import type { Context } from "@/lib/context";
import type { Day } from "@/lib/dates";
import { newId } from "@/lib/ids";
import { end, LedgerWorker } from "./company-ledger";

type Play = { ctx: Context; day: (at: number) => Day; associate: string };

/** A worker in the product and in the ledger: each method does a thing in the one and notes it in the other. */
export class PlayedWorker {
  readonly ledger = new LedgerWorker();
  readonly #play: Play;
  id = "";

  constructor(play: Play) {
    this.#play = play;
  }

  async hire(name: string, place: string, at: number): Promise<this> {
    const { ctx, day } = this.#play;
    const work = { workplaceId: place, startedOn: day(at) };
    this.id = (await createContact(ctx, { name, phones: [], emails: [], ...work })).id;
    this.ledger.jobs.push({ place, from: at, to: null });
    return this;
  }

  async #version() {
    return (await getContact(this.#play.ctx, this.id)).version;
  }

  async leaveJob(at: number): Promise<void> {
    const { ctx, day } = this.#play;
    const version = await this.#version();
    await endJob(ctx, { contactId: this.id, version, endedOn: day(at), ending: "contract_ended" });
    end(this.ledger.jobs, at);
  }

  /** A new contract after a gap, or another workplace. */
  async workAt(place: string, at: number): Promise<void> {
    const { ctx, day } = this.#play;
    const version = await this.#version();
    const moved = { workplaceId: place, changedOn: day(at) };
    await changeJob(ctx, { contactId: this.id, version, ...moved });
    end(this.ledger.jobs, at);
    this.ledger.jobs.push({ place, from: at, to: null });
  }

  async askToJoin(applied: number, decided: number | null, decision: "accepted" | "rejected" = "accepted") {
    const { ctx, day } = this.#play;
    const id = newId();
    await apply(ctx, { id, contactId: this.id, appliedOn: day(applied) });
    if (decided === null) return;
    await decide(ctx, { contactId: this.id, applicationId: id, decision, decidedOn: day(decided) });
    if (decision === "accepted") this.ledger.membership.push({ from: decided, to: null, counts: true });
  }

  async join(at: number, cardNumber?: string): Promise<void> {
    const { ctx, day } = this.#play;
    await joinUnion(ctx, { contactId: this.id, joinedOn: day(at), ...(cardNumber ? { cardNumber } : {}) });
    this.ledger.membership.push({ from: at, to: null, counts: true });
    if (cardNumber) this.ledger.listed.push({ from: at, to: null });
  }

  async leave(at: number): Promise<void> {
    const { ctx, day } = this.#play;
    await leaveUnion(ctx, { contactId: this.id, leftOn: day(at), ending: "resigned" });
    end(this.ledger.membership, at);
    end(this.ledger.listed, at);
  }

  async transfer(at: number): Promise<void> {
    const { ctx, day } = this.#play;
    await transferOut(ctx, { contactId: this.id, wentTo: "SP Seberang", leftOn: day(at) });
    end(this.ledger.membership, at);
  }

  async becomeAssociate(at: number): Promise<void> {
    const { ctx, day, associate } = this.#play;
    await changeCategory(ctx, { contactId: this.id, categoryId: associate, changedOn: day(at) });
    end(this.ledger.membership, at);
    this.ledger.membership.push({ from: at, to: null, counts: false });
  }

  async card(at: number): Promise<void> {
    const { ctx, day } = this.#play;
    await issueCard(ctx, { id: newId(), contactId: this.id, issuedOn: day(at) });
    end(this.ledger.cards, at);
    this.ledger.cards.push({ from: at, to: null });
  }

  async loseCard(at: number, ending: "lost" | "revoked" = "lost"): Promise<void> {
    const { ctx, day } = this.#play;
    const valid = (await papersOf(ctx, this.id)).cards.find(({ endedOn }) => endedOn === null);
    await endCard(ctx, { contactId: this.id, cardId: valid?.id ?? "", ending, endedOn: day(at) });
    end(this.ledger.cards, at);
  }

  async sign(at: number, withdrawn: number | null = null): Promise<void> {
    const { ctx, day } = this.#play;
    const id = newId();
    await recordStatement(ctx, { id, contactId: this.id, signedOn: day(at), kind: "own" });
    if (withdrawn !== null)
      await withdrawStatement(ctx, { contactId: this.id, statementId: id, withdrawnOn: day(withdrawn) });
    this.ledger.statements.push({ from: at, to: withdrawn });
  }

  async claimed(at: number, closed: number | null, choice: "ours" | "theirs" = "ours"): Promise<void> {
    const { ctx, day } = this.#play;
    const id = newId();
    await recordClaim(ctx, { id, contactId: this.id, otherUnion: "SP Lain", claimedOn: day(at) });
    if (closed !== null)
      await closeClaim(ctx, { contactId: this.id, claimId: id, choice, closedOn: day(closed) });
    this.ledger.claims.push({ from: at, to: closed });
    if (choice === "theirs" && closed !== null) end(this.ledger.membership, closed);
  }

  /** Dues are another matter: neither membership nor evidence changes. */
  async authorise(at: number, revoked: number): Promise<void> {
    const { ctx, day } = this.#play;
    const id = newId();
    await recordAuthority(ctx, { id, contactId: this.id, signedOn: day(at), form: "paper" });
    const step = { id: newId(), contactId: this.id, authorityId: id, to: "revoked" as const };
    await moveAuthority(ctx, { ...step, onDay: day(revoked) });
  }

  /** The other contact was this worker: what was noted of either is true of one. */
  async merge(twin: PlayedWorker): Promise<void> {
    const { ctx } = this.#play;
    const [survivorVersion, goneVersion] = [await this.#version(), await twin.#version()];
    await mergeContacts(ctx, { survivorId: this.id, survivorVersion, goneId: twin.id, goneVersion });
    for (const list of ["jobs", "membership", "listed", "statements", "claims"] as const)
      (this.ledger[list] as unknown[]).push(...twin.ledger[list].splice(0));
    // Of two cards the later one is valid, and replaced the other.
    for (const card of twin.ledger.cards.splice(0)) {
      const first = Math.max(card.from, ...this.ledger.cards.map(({ from }) => from));
      end(
        this.ledger.cards.filter(({ from }) => from < first),
        first,
      );
      this.ledger.cards.push({ ...card, to: card.to ?? (card.from < first ? first : null) });
    }
  }
}
