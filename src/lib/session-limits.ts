export const sessionHours = { idle: 2, absolute: 12 };
