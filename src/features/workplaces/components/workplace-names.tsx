import Link from "next/link";

type Named = { id: string; name: string; town: string | null };

/** For roles without numbers. */
export function WorkplaceNames({ all }: { all: readonly Named[] }) {
  return (
    <ul>
      {all.map(({ id, name, town }) => (
        <li className="border-b border-rule" key={id}>
          <Link className="flex min-h-tap items-center gap-2 text-14 font-label" href={`/workplaces/${id}`}>
            {name}
            <span className="text-12 font-read text-ink-3">{town}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
