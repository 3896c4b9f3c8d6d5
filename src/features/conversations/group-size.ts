export const groupSize = 30;
