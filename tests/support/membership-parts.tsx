import type { ContactDetail } from "@/features/contacts/details.queries";
import type { CardToPrint } from "@/features/memberships/cards.queries";
import type { Category } from "@/features/memberships/categories.queries";
import { AuthorityBoardView } from "@/features/memberships/components/authority-board";
import { AuthorityMachine } from "@/features/memberships/components/authority-machine";
import { CardSheet } from "@/features/memberships/components/card-sheet";
import { CategoryList } from "@/features/memberships/components/category-list";
import { Evidence } from "@/features/memberships/components/evidence";
import { MemberCard } from "@/features/memberships/components/member-card";
import { MembershipMachine } from "@/features/memberships/components/membership-machine";
import { Offices } from "@/features/memberships/components/offices";
import { StandingPoster } from "@/features/memberships/components/standing-poster";
import type { AuthorityBoard } from "@/features/memberships/packets.queries";
import type { Papers } from "@/features/memberships/queries";

const may = { record: true, decide: true };
const site = { union: "SP Garmen", address: "https://crm.example.org" };

type PageParts = { contact: ContactDetail; papers: Papers; categories: readonly Category[]; today: string };

/** Everything that stands on the page of a membership, for who may do all of it. */
export const membershipParts = ({ contact, papers, categories, today }: PageParts) => (
  <>
    <StandingPoster papers={papers} today={today} />
    <MembershipMachine categories={categories} contact={contact} may={may} papers={papers} />
    <AuthorityMachine authorities={papers.authorities} contactId={contact.id} hasJob may={may} />
    <Evidence contactId={contact.id} may={may} papers={papers} />
    <MemberCard contact={contact} may={may} papers={papers} {...site} />
    <Offices contactId={contact.id} may={may} offices={papers.offices} />
  </>
);

type DeskParts = { cards: readonly CardToPrint[]; board: AuthorityBoard; categories: readonly Category[] };

/** The sheet of cards, the board of authorities, the categories. */
export const deskParts = ({ cards, board, categories }: DeskParts) => (
  <>
    <CardSheet cards={cards} site={site} />
    <AuthorityBoardView board={board} />
    <CategoryList categories={categories} />
  </>
);
