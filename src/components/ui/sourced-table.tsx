import type { ReactNode } from "react";
import { cn } from "./cn";
import { RowHead, Table, Td, Th } from "./table";

type SourcedTableProps = {
  label: string;
  /** The heads of the columns; `act` only where the rows have an act. */
  heads: { name: string; figure: string; source: string; act?: string | undefined };
  /** SourcedRows. */
  children: ReactNode;
};

/** Dated facts with a figure and where it is known from. On a phone the source stands below the name. */
export function SourcedTable({ label, heads, children }: SourcedTableProps) {
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th>{heads.name}</Th>
          <Th num>{heads.figure}</Th>
          <Th className="hidden sm:table-cell">{heads.source}</Th>
          {heads.act ? (
            <Th>
              <span className="sr-only">{heads.act}</span>
            </Th>
          ) : null}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </Table>
  );
}

type SourcedRowProps = {
  name: ReactNode;
  /** Already formatted. */
  day: string;
  figure: ReactNode;
  source: string;
  /** Who recorded it, in words. */
  recorded: string | null;
  /** What is said of it beside the day. */
  tags?: ReactNode;
  withdrawn: boolean;
  /** No longer what counts. */
  faded: boolean;
  act?: ReactNode;
};

/** One that was withdrawn stays, struck through. */
export function SourcedRow({ name, day, figure, source, recorded, tags, act, ...row }: SourcedRowProps) {
  return (
    <tr className={cn(row.faded && "text-ink-3")}>
      <RowHead>
        {name}
        <span className="block text-12 font-read text-ink-3">{day}</span>
        <span className="block text-12 font-read text-ink-3 sm:hidden">{source}</span>
        {tags}
      </RowHead>
      <Td className={cn("font-strong", row.withdrawn && "line-through")} num>
        {figure}
      </Td>
      <Td className="hidden sm:table-cell">
        {source}
        {recorded ? <span className="block text-12 text-ink-3">{recorded}</span> : null}
      </Td>
      {act ? <Td num>{act}</Td> : null}
    </tr>
  );
}
