/** A session dies when it has been idle, and in any case, after so many hours. */
export const sessionHours = { idle: 2, absolute: 12 };
