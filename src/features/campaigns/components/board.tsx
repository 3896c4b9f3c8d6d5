import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState, Notice, Saved } from "@/components/ui/states";
import { MessagesFor } from "@/i18n/messages-for";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { can } from "@/lib/policy";
import { cursorFrom } from "../board";
import {
  type Board as BoardData,
  boardOf,
  countMissing,
  type FilterChoices,
  filterChoices,
  movingCard,
} from "../board.queries";
import { type BoardFilter, cursor, type BoardView as View } from "../enrolments.schema";
import { enrolments } from "../policy";
import { BoardFilters } from "./board-filters";
import { BoardHeader } from "./board-header";
import { BoardView } from "./board-view";
import { FunnelTable } from "./funnel-table";
import { MissingNotice } from "./missing-notice";
import { MoveForm } from "./move-form";

type BoardProps = {
  ctx: Context;
  campaignId: string;
  filter: BoardFilter;
  view: View;
  query: string;
  mayLog: boolean;
};

/** Numbers, cards to read, or cards to move, by role. */
export async function Board({ ctx, campaignId, filter, view, query, mayLog }: BoardProps) {
  const after = cursor.safeParse(cursorFrom(view.after));
  const from = view.stage && after.success ? { stageId: view.stage, after: after.data } : null;
  const board = await boardOf(ctx, { campaignId, filter, from });
  if (!can(ctx, enrolments.read)) {
    return (
      <>
        <BoardHeader board={board} ctx={ctx} />
        <FunnelTable board={board} />
      </>
    );
  }
  const mayEnrol = can(ctx, enrolments.enrol) && !board.campaign.archived;
  const [choices, missing] = await Promise.all([
    filterChoices(ctx, campaignId),
    mayEnrol ? countMissing(ctx, campaignId) : 0,
  ]);
  const filtered = Object.values(board.filter).some(Boolean);
  const isEmpty = board.people === 0 && !filtered;
  return (
    <MessagesFor namespaces={["campaigns", "errors", "ui"]}>
      <BoardHeader board={board} ctx={ctx} />
      <div className="grid grid-cols-1 gap-3">
        <Told campaignId={campaignId} ctx={ctx} board={board} query={query} view={view} />
        {isEmpty ? (
          <NobodyYet shown={missing === 0} />
        ) : (
          <>
            <FilterRow board={board} choices={choices} filtered={filtered} />
            {board.people === 0 ? <NobodyFits campaignId={campaignId} /> : null}
            <BoardView
              board={board}
              key={JSON.stringify([campaignId, board.filter, from])}
              mayLog={mayLog}
              mayMove={can(ctx, enrolments.move) && !board.campaign.archived}
              owners={choices.owners}
              query={query}
            />
          </>
        )}
        <MissingNotice campaignId={campaignId} count={missing} open={isEmpty} />
      </div>
    </MessagesFor>
  );
}

type FilterRowProps = { board: BoardData; choices: FilterChoices; filtered: boolean };

/** On a phone behind the button of the header, which is the label of this checkbox. */
async function FilterRow({ board, choices, filtered }: FilterRowProps) {
  const t = await getTranslations("campaigns.filters");
  return (
    <>
      <input
        aria-label={t("label")}
        className="peer sr-only md:hidden"
        defaultChecked={filtered}
        id="board-filters"
        type="checkbox"
      />
      <div className="flex min-w-0 items-center gap-4 max-md:hidden max-md:peer-checked:flex">
        <BoardFilters
          choices={choices}
          filter={board.filter}
          severalWorkplaces={board.campaign.workplaces.length > 1}
          stuck={board.stuck}
        />
        <KeysHint />
      </div>
    </>
  );
}

type ToldProps = { ctx: Context; campaignId: string; board: BoardData; view: View; query: string };

/** For a board without scripts. */
async function Told({ ctx, campaignId, board, view, query }: ToldProps) {
  const t = await getTranslations("campaigns");
  const card =
    view.move && can(ctx, enrolments.move) && !board.campaign.archived
      ? await movingCard(ctx, view.move)
      : null;
  const params = new URLSearchParams(query);
  for (const gone of ["move", "told"]) params.delete(gone);
  return (
    <>
      {board.campaign.archived ? <Notice>{t("board.readOnly")}</Notice> : null}
      {view.told === "moved" ? <Saved>{t("move.told.moved")}</Saved> : null}
      {view.told === "faster" ? <Notice live>{t("move.told.faster")}</Notice> : null}
      {card ? (
        <MoveForm
          back={`/campaigns/${campaignId}?${params}`}
          card={card}
          key={card.version}
          moveId={newId()}
          stages={board.columns}
        />
      ) : null}
    </>
  );
}

async function KeysHint() {
  const t = await getTranslations("campaigns.board");
  return (
    <a
      className="ms-auto shrink-0 text-12 text-ink-3 no-underline hover:underline max-xl:hidden coarse:hidden print:hidden"
      href="#board"
    >
      {t("keys")}
    </a>
  );
}

async function NobodyYet({ shown }: { shown: boolean }) {
  const t = await getTranslations("campaigns.board");
  if (!shown) return null;
  return (
    <EmptyState
      action={<ButtonLink href="/contacts">{t("empty.contacts")}</ButtonLink>}
      title={t("empty.title")}
    >
      {t("empty.text")}
    </EmptyState>
  );
}

async function NobodyFits({ campaignId }: { campaignId: string }) {
  const t = await getTranslations("campaigns.board");
  return (
    <Notice
      end={
        <ButtonLink href={`/campaigns/${campaignId}`} size="sm">
          {t("clear")}
        </ButtonLink>
      }
    >
      {t("noneFiltered")}
    </Notice>
  );
}
