/** What is wrong with an e-mail address, in the words of a finding; undefined if nothing is, or where only a mail server can tell. */
export function emailFault(text: string): string | undefined {
  const form = 'must be an e-mail address and nothing beside it';
  if (text.includes('"')) {
    return undefined; // quotes bear much
  }
  const parts = text.split('@');
  return parts.length !== 2 || parts.includes('') || /[\s<>(),;:]/.test(text) || /^\.|\.\.|\.$/.test(parts[0]) ? form : undefined;
}
