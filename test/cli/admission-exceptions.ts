/**
 * Documents with verdicts of real admission webhooks of which `check` says something else than they ask for, each with its reason.
 * They are named by their ids in the index of the verdicts.
 */
export const EXCEPTIONS: Readonly<Record<string, string>> = {
};
