export const leaderKinds = ["natural", "committee", "delegate"] as const;
export type LeaderKind = (typeof leaderKinds)[number];
