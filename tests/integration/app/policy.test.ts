import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Context, type Role, roles } from "@/lib/context";
import { newId } from "@/lib/ids";
import { authorize, can, type Permission } from "@/lib/policy";
import { filesBelow } from "../../support/source-files";

/** Every permission of every role. One that is missing here fails, and so does one that exists only here. */
const table = `
  permission                admin  coordinator  organiser  delegate  observer

  agreement.read            yes    yes          yes        yes       yes
  agreement.record          yes    yes          no         no        no
  agreement.watch           yes    yes          no         no        no
  audit.read                yes    no           no         no        no
  activity.read             yes    yes          yes        yes       yes
  activity.manage           yes    yes          yes        no        no
  activity.launch           yes    yes          no         no        no
  audit.export              yes    no           no         no        no
  audit.seal                no     no           no         no        no
  campaign.read             yes    yes          yes        yes       yes
  campaign.manage           yes    yes          no         no        no
  condition.read            yes    yes          yes        no        yes
  condition.readExact       yes    yes          yes        no        no
  condition.record          yes    yes          no         no        no
  consent.read              yes    yes          yes        no        no
  consent.record            yes    yes          yes        no        no
  consent.agree             no     no           no         no        no
  contact.read              yes    yes          yes        yes       no
  contact.readAssessment    yes    yes          yes        no        no
  contact.readPhone         yes    yes          yes        no        no
  contact.create            yes    yes          yes        no        no
  contact.update            yes    yes          yes        no        no
  contact.revealNationalId  yes    yes          yes        no        no
  contact.export            yes    yes          yes        no        no
  conversation.read         yes    yes          yes        yes       no
  conversation.log          yes    yes          yes        yes       no
  conversation.edit         yes    yes          yes        yes       no
  conversation.withdraw     yes    yes          yes        yes       no
  conversation.readNotes    yes    yes          yes        no        no
  conversation.writeNotes   yes    yes          yes        no        no
  conversation.assess       yes    yes          yes        no        no
  density.read              yes    yes          yes        no        yes
  density.people            yes    yes          yes        no        no
  density.count             no     no           no         no        no
  duplicate.read            yes    yes          no         no        no
  duplicate.note            yes    yes          yes        no        no
  duplicate.decide          yes    yes          no         no        no
  duplicate.merge           yes    yes          no         no        no
  duplicate.undo            yes    yes          no         no        no
  device.keep               yes    yes          yes        yes       no
  device.readAll            yes    no           no         no        no
  device.revokeAll          yes    no           no         no        no
  employer.read             yes    yes          yes        yes       yes
  employer.edit             yes    yes          no         no        no
  enrolment.count           yes    yes          yes        yes       yes
  enrolment.read            yes    yes          yes        yes       no
  enrolment.readAssessment  yes    yes          yes        no        no
  enrolment.enrol           yes    yes          yes        no        no
  enrolment.move            yes    yes          yes        no        no
  enrolment.assign          yes    yes          yes        no        no
  export.ask                yes    yes          yes        no        no
  export.decide             yes    no           no         no        no
  export.union              yes    no           no         no        no
  export.release            no     no           no         no        no
  followUp.read             yes    yes          yes        yes       no
  followUp.change           yes    yes          yes        yes       no
  followUp.reassign         yes    yes          yes        no        no
  followUp.readAssessment   yes    yes          yes        no        no
  followUp.suggest          yes    yes          yes        no        no
  followUp.compare          yes    yes          no         no        no
  followUp.handOver         yes    yes          no         no        no
  headcount.read            yes    yes          yes        no        yes
  headcount.readExact       yes    yes          yes        no        no
  headcount.record          yes    yes          no         no        no
  import.read               yes    no           no         no        no
  import.run                yes    no           no         no        no
  import.undo               yes    no           no         no        no
  issue.read                yes    yes          yes        yes       yes
  issue.edit                yes    no           no         no        no
  leader.read               yes    yes          yes        no        no
  leader.mark               yes    yes          yes        no        no
  leader.readFollowing      yes    yes          yes        no        no
  leader.noteFollowing      yes    yes          yes        no        no
  membership.read           yes    yes          yes        no        no
  membership.record         yes    yes          yes        no        no
  membership.decide         yes    yes          no         no        no
  membership.edit           yes    no           no         no        no
  minimumWage.read          yes    yes          yes        no        yes
  minimumWage.record        yes    yes          no         no        no
  otherUnion.read           yes    yes          yes        no        yes
  otherUnion.readExact      yes    yes          yes        no        no
  otherUnion.record         yes    yes          no         no        no
  paperList.read            yes    yes          yes        no        no
  paperList.print           yes    yes          yes        no        no
  paperList.keyBack         yes    yes          yes        no        no
  paperList.close           yes    yes          yes        no        no
  paperList.closeOthers     yes    yes          no         no        no
  paperList.reopen          yes    yes          no         no        no
  participation.read          yes    yes          yes        yes       no
  participation.record        yes    yes          yes        yes       no
  participation.readPredicted yes    yes          yes        no        no
  participation.rate          yes    yes          yes        no        no
  participation.readAccuracy  yes    yes          no         no        no
  privacy.disclose          yes    no           no         no        no
  privacy.erase             yes    no           no         no        no
  privacy.retain            yes    no           no         no        no
  privacy.forget            no     no           no         no        no
  placeMerge.read           yes    yes          no         no        no
  placeMerge.merge          yes    no           no         no        no
  placeMerge.undo           yes    yes          no         no        no
  prompt.read               yes    yes          yes        yes       yes
  prompt.edit               yes    no           no         no        no
  system.read               yes    no           no         no        no
  system.backUp             yes    no           no         no        no
  template.read             yes    yes          yes        no        no
  template.edit             yes    no           no         no        no
  task.read                 yes    yes          yes        yes       no
  task.close                yes    yes          yes        yes       no
  task.manage               yes    yes          yes        no        no
  task.handOver             yes    yes          no         no        no
  threshold.read            yes    yes          yes        yes       yes
  threshold.edit            yes    no           no         no        no
  union.read                yes    yes          yes        yes       yes
  union.change              yes    no           no         no        no
  user.read                 yes    no           no         no        no
  user.invite               yes    no           no         no        no
  user.change               yes    no           no         no        no
  user.self                 yes    yes          yes        yes       yes
  verification.count        yes    yes          yes        no        yes
  verification.people       yes    yes          yes        no        no
  verification.print        yes    yes          no         no        no
  workplace.read            yes    yes          yes        yes       yes
  workplace.create          yes    yes          no         no        no
  workplace.edit            yes    yes          no         no        no
`;

type Cell = { name: string; role: Role; allowed: boolean };

const [heading = [], ...lines] = table
  .split("\n")
  .map((line) => line.trim().split(/\s+/))
  .filter(([first]) => first);
const cells: Cell[] = lines.flatMap(([name = "", ...answers]) =>
  roles.map((role) => ({ name, role, allowed: answers[heading.indexOf(role) - 1] === "yes" })),
);

async function everyPermission(): Promise<Permission[]> {
  const files = filesBelow("src/features").filter((path) => /[/.]policy\.ts$/.test(path));
  const modules = await Promise.all(
    files.map(
      (path) => import(join(process.cwd(), path)) as Promise<Record<string, Record<string, Permission>>>,
    ),
  );
  return modules.flatMap((module) => Object.values(module)).flatMap((policy) => Object.values(policy));
}

const permissions = new Map((await everyPermission()).map((permission) => [permission.name, permission]));
const someone = (role: Context["role"]): Context => ({
  actor: { type: "user", userId: newId(), seatId: newId(), name: "Somebody" },
  unionId: newId(),
  role,
  turf: { whole: true },
  timeZone: "Asia/Jakarta",
});

it("has a line for every permission, and a permission for every line", () => {
  expect(heading.slice(1)).toEqual([...roles]);
  expect(lines.map(([name]) => name).sort()).toEqual([...permissions.keys()].sort());
  expect(lines.filter((line) => line.length !== roles.length + 1)).toEqual([]);
});

describe.each(roles)("%s", (role) => {
  it.each(cells.filter((cell) => cell.role === role))("$name: $allowed", ({ name, allowed }) => {
    const permission = permissions.get(name);
    if (!permission) throw new Error(`no permission ${name}`);
    expect(can(someone(role), permission)).toBe(allowed);
    const act = () => authorize(someone(role), permission);
    if (allowed) expect(act).not.toThrow();
    else expect(act).toThrow(expect.objectContaining({ code: "FORBIDDEN" }));
  });
});

it("lets a job do what a user decided", () => {
  expect([...permissions.values()].filter((permission) => !can(someone("system"), permission))).toEqual([]);
});
