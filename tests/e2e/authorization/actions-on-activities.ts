import { v7 } from "uuid";
import { AC, ACO, ACOD, type Expected } from "./expected";

const plan = (workplace: string) => ({
  ...{ name: "Uji", kind: "petition", heldOn: "2026-01-10" },
  "places[]": workplace,
});

const task = (user: string) => ({ title: "Pesan aula", assignedTo: user, dueOn: "2031-01-10" });

/** Tasks, activities, structure tests, who takes part; leaders. */
export const onActivities: Record<string, Expected> = {
  addTaskAction: {
    ...{ may: ACO, reach: "turf", form: true },
    input: ({ workplace, user }) => ({ ...task(user), workplaceId: workplace }),
  },
  editTaskAction: {
    ...{ may: ACO, reach: "turf", form: true },
    input: ({ task: taskId, user }) => ({ ...task(user), taskId }),
  },
  reopenTaskAction: { may: ACO, reach: "turf", input: ({ task: taskId }) => ({ taskId }) },
  // Done once, and open again for the next role by the line above or not at all.
  handOverWorkAction: {
    ...{ may: AC, reach: "union", form: true, refuses: "INVALID" },
    input: ({ observer, user }) => ({ fromUserId: observer, toUserId: user }),
  },
  closeTaskAction: {
    ...{ may: ACO, reach: "turf", ends: true },
    input: ({ task: taskId }) => ({ taskId, state: "kept" }),
  },
  createActivityAction: {
    ...{ may: ACO, reach: "turf", form: true },
    input: ({ workplace }) => plan(workplace),
  },
  updateActivityAction: {
    ...{ may: ACO, reach: "turf", form: true, ends: true },
    input: ({ activity, workplace }) => ({ id: activity, version: "1", ...plan(workplace) }),
  },
  archiveActivityAction: {
    ...{ may: ACO, reach: "turf", form: true },
    input: ({ activity }) => ({ activityId: activity, archived: "no" }),
  },
  launchTestAction: {
    ...{ may: AC, reach: "turf", form: true },
    input: ({ activity }) => ({ activityId: activity }),
  },
  closeTestAction: {
    ...{ may: AC, reach: "turf", form: true },
    input: ({ activity }) => ({ activityId: activity, closed: "no" }),
  },
  recordParticipationAction: {
    ...{ may: ACOD, reach: "turf" },
    input: ({ activity, contact2 }) => ({
      ...{ id: v7(), activityId: activity, contactId: contact2, state: "did", seen: null },
    }),
  },
  peopleToTickAction: {
    ...{ may: ACOD, reach: "turf" },
    input: ({ activity }) => ({ activityId: activity }),
  },
  acceptProposalAction: {
    ...{ may: ACO, reach: "turf", form: true, ends: true },
    input: ({ activity, contact2 }) => ({ id: v7(), activityId: activity, contactId: contact2 }),
  },
  markLeaderAction: {
    ...{ may: ACO, reach: "turf", form: true, ends: true },
    input: ({ contact }) => ({ id: v7(), contactId: contact, kind: "committee", evidence: "brought ten" }),
  },
  endLeaderAction: {
    ...{ may: ACO, reach: "turf", form: true, ends: true },
    input: ({ leader }) => ({ leaderId: leader }),
  },
  noteFollowingAction: {
    ...{ may: ACO, reach: "turf", form: true },
    input: ({ contact, contact2 }) => ({ id: v7(), contactId: contact2, leaderContactId: contact }),
  },
};
