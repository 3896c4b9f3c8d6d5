/** As many as one organiser can have listened to. */
export const groupSize = 30;
