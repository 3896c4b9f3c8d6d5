import { type Context, type Role, systemContext, type Turf } from "@/lib/context";
import { today } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";

let counter = 0;
const next = () => `${process.pid}-${++counter}`;

export type TestUnion = { id: string; timeZone: string };

/** A union of its own for each test, so that isolation is tested all the time. */
export async function unionFactory(): Promise<TestUnion> {
  const union = { id: newId(), timeZone: "Asia/Jakarta" };
  await write(systemContext(union, "test"), (tx) =>
    tx.union.createMany({ data: [{ id: union.id, name: `Union ${next()}`, locale: "en" }] }),
  );
  return union;
}

type SignedIn = { role?: Role; union?: TestUnion; turf?: Turf; name?: string };

/** A user with a seat, as a Context; makes a union unless given one. */
export async function signedIn({ role = "admin", union, turf, name }: SignedIn = {}): Promise<Context> {
  const at = union ?? (await unionFactory());
  const reach: Turf =
    turf ?? (role === "delegate" ? { whole: false, workplaceIds: [], departments: [] } : { whole: true });
  const email = `user${next()}@example.org`;
  const user = {
    id: newId(),
    email,
    name: name ?? `User ${next()}`,
    passwordHash: "nobody can sign in with this",
  };
  const seatId = newId();
  await write(systemContext(at, "test"), async (tx) => {
    await tx.user.createMany({ data: [user] });
    await tx.seat.createMany({
      data: [{ unionId: at.id, id: seatId, userId: user.id, role, wholeUnion: reach.whole }],
    });
    if (reach.whole) return;
    const whole = reach.workplaceIds.map((workplaceId) => ({ workplaceId, departmentId: null }));
    const parts = reach.departments.map(({ id, workplaceId }) => ({ workplaceId, departmentId: id }));
    await tx.turf.createMany({
      data: [...whole, ...parts].map((place) => ({ unionId: at.id, id: newId(), seatId, ...place })),
    });
  });
  return {
    actor: { type: "user", userId: user.id, seatId, name: user.name },
    unionId: at.id,
    role,
    turf: reach,
    timeZone: at.timeZone,
    provedAt: new Date(),
  };
}

export const systemOf = (ctx: Context) => systemContext({ id: ctx.unionId, timeZone: ctx.timeZone }, "test");

export type Place = { employerId: string; workplaceId: string; departmentId: string; shiftId: string };

/** A workplace with one department and one shift. */
export async function workplaceFactory(ctx: Context, { name = `Plant ${next()}` } = {}): Promise<Place> {
  const place = { employerId: newId(), workplaceId: newId(), departmentId: newId(), shiftId: newId() };
  const unionId = ctx.unionId;
  await write(systemOf(ctx), async (tx) => {
    await tx.employer.createMany({ data: [{ unionId, id: place.employerId, name: `PT ${name}` }] });
    await tx.workplace.createMany({
      data: [{ unionId, id: place.workplaceId, employerId: place.employerId, name }],
    });
    await tx.department.createMany({
      data: [{ unionId, id: place.departmentId, workplaceId: place.workplaceId, name: "Sewing" }],
    });
    await tx.shift.createMany({
      data: [{ unionId, id: place.shiftId, workplaceId: place.workplaceId, name: "Morning" }],
    });
  });
  return place;
}

type ContactInput = {
  name?: string;
  place?: Partial<Place>;
  member?: boolean;
  phone?: string;
  employeeNumber?: string;
};

/** With a current job when a place is given; inserted directly, present-day columns included. */
export async function contactFactory(
  ctx: Context,
  { name = `Worker ${next()}`, place, member = false, phone, employeeNumber }: ContactInput = {},
) {
  const id = newId();
  const unionId = ctx.unionId;
  const day = new Date(`${today(ctx)}T00:00:00Z`);
  const at = {
    workplaceId: place?.workplaceId ?? null,
    departmentId: place?.departmentId ?? null,
    shiftId: place?.shiftId ?? null,
  };
  await write(systemOf(ctx), async (tx) => {
    await tx.contact.createMany({
      data: [{ unionId, id, name, searchText: name.toLowerCase(), isMember: member, ...at }],
    });
    if (place?.workplaceId) {
      const job = { workplaceId: place.workplaceId, departmentId: at.departmentId, shiftId: at.shiftId };
      await tx.job.createMany({
        data: [
          {
            unionId,
            id: newId(),
            contactId: id,
            recordedOn: day,
            employeeNumber: employeeNumber ?? null,
            ...job,
          },
        ],
      });
    }
    if (member)
      await tx.membership.createMany({ data: [{ unionId, id: newId(), contactId: id, recordedOn: day }] });
    if (phone)
      await tx.contactPoint.createMany({
        data: [{ unionId, id: newId(), contactId: id, kind: "phone", value: phone }],
      });
  });
  return { id, name };
}
