import { audit } from "@/lib/audit";
import type { Role } from "@/lib/context";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { hashPassword } from "@/lib/password";
import type { Account, PlacedWorkplace, World } from "./world";

export const password = "serikat-demo-2026";

type Seat = { role: Role; name: string; email: string; whole?: boolean; signsIn?: boolean; turf?: Turf };
type Turf = (workplaces: PlacedWorkplace[]) => { workplaceId: string; departmentId: string | null }[];

const wholly =
  (...positions: number[]): Turf =>
  (workplaces) =>
    workplaces
      .filter((_, index) => positions.includes(index))
      .map(({ id }) => ({ workplaceId: id, departmentId: null }));

const departmentOfFirst =
  (name: string): Turf =>
  (workplaces) =>
    workplaces
      .slice(0, 1)
      .flatMap(({ id, departments }) =>
        departments
          .filter((department) => department.name === name)
          .map((department) => ({ workplaceId: id, departmentId: department.id })),
      );

const garmentSeats: Seat[] = [
  { role: "admin", name: "Maria Sihombing", email: "admin@demo.example.org", whole: true, signsIn: true },
  {
    role: "coordinator",
    name: "Dewi Wulandari",
    email: "coordinator@demo.example.org",
    signsIn: true,
    turf: wholly(0, 1),
  },
  {
    role: "organiser",
    name: "Joko Susilo",
    email: "organiser@demo.example.org",
    signsIn: true,
    turf: wholly(0),
  },
  {
    role: "delegate",
    name: "Siti Rahmawati",
    email: "delegate@demo.example.org",
    signsIn: true,
    turf: departmentOfFirst("Jahit"),
  },
  {
    role: "observer",
    name: "Hendra Gunawan",
    email: "observer@demo.example.org",
    whole: true,
    signsIn: true,
  },
  { role: "organiser", name: "Rina Marlina", email: "rina@demo.example.org", turf: wholly(0, 2, 3) },
  { role: "organiser", name: "Agus Nugroho", email: "agus@demo.example.org", turf: wholly(1, 4, 5) },
];

const metalSeats: Seat[] = [
  { role: "admin", name: "Teguh Wibowo", email: "metal@demo.example.org", whole: true },
  { role: "organiser", name: "Asep Supriatna", email: "asep@demo.example.org", whole: true },
];

const foodSeats: Seat[] = [
  { role: "admin", name: "Endang Lestari", email: "food@demo.example.org", whole: true },
  { role: "organiser", name: "Slamet Santoso", email: "slamet@demo.example.org", whole: true },
];

export const seatPlans = { garment: garmentSeats, metal: metalSeats, food: foodSeats };

/** Those without a password are names for the history. */
export async function seatPeople(world: World, seats: Seat[]): Promise<void> {
  const passwordHash = await hashPassword(password);
  for (const seat of seats)
    world.accounts.push(await makeUser(world, seat, seat.signsIn ? passwordHash : null));
  await write(world.ctx, async (tx) => {
    const unionId = world.ctx.unionId;
    await tx.seat.createMany({
      data: seats.map(({ role, email, whole }) => {
        const { id, seatId } = owner(world, email);
        return { unionId, id: seatId, userId: id, role, wholeUnion: whole ?? false };
      }),
    });
    await tx.turf.createMany({
      data: seats.flatMap(({ email, turf }) =>
        (turf?.(world.workplaces) ?? []).map((place) => ({
          unionId,
          id: newId(),
          seatId: owner(world, email).seatId,
          ...place,
        })),
      ),
    });
    await audit(tx, world.ctx, { action: "demo.seats", entity: "seat", details: { rows: seats.length } });
  });
}

function owner(world: World, email: string): Account {
  const found = world.accounts.find((account) => account.email === email);
  if (!found) throw new Error(`no account ${email}`);
  return found;
}

async function makeUser(
  { ctx }: World,
  { role, name, email }: Seat,
  passwordHash: string | null,
): Promise<Account> {
  const account = { id: newId(), seatId: newId(), role, name, email };
  await write(ctx, (tx) => tx.user.createMany({ data: [{ id: account.id, email, name, passwordHash }] }));
  return account;
}
