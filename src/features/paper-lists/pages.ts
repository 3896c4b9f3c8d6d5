export type Headed = { department: string | null; line: string | null; shift: string | null };
type Line<Row> = { heading: Headed; continued: boolean } | { row: Row };
export type Page<Row> = Line<Row>[];

/** Rows of an A4 page upright, a heading counted as a row. */
export const rowsPerPage = 22;

/** A heading before each line and shift, repeated on the next page, and never last on a page. */
export function pagesOf<Row extends Headed>(rows: readonly Row[], perPage = rowsPerPage): Page<Row>[] {
  const pages: Page<Row>[] = [];
  let page: Page<Row> = [];
  let before: Row | undefined;
  const turn = () => {
    if (page.length > 0) pages.push(page);
    page = [];
  };
  for (const row of rows) {
    const continued = before !== undefined && sameHeading(before, row);
    if (page.length + (continued ? 1 : 2) > perPage) turn();
    if (!continued || page.length === 0) page.push({ heading: headingOf(row), continued });
    page.push({ row });
    before = row;
  }
  turn();
  return pages;
}

const headingOf = ({ department, line, shift }: Headed): Headed => ({ department, line, shift });

export const sameHeading = (one: Headed, other: Headed) =>
  one.department === other.department && one.line === other.line && one.shift === other.shift;
