const titles = /^(h|hj|hajah|haji|ir|dr|drs|dra|prof|mr|mrs|ms|bpk|bapak|ibu|kh|st|m|moh|muh)\.?$/i;

/** As a colleague would say it: the nickname, or the first word that is no title and no initial. */
export function greetingOf(name: string, nickname: string | null): string {
  if (nickname) return nickname;
  const words = name.split(/\s+/);
  return words.find((word) => !titles.test(word) && word.replace(".", "").length > 1) ?? name;
}
