/** Images that stand for a claim being made or deleted, which the server does itself, without a pod. */
export const CLAIM_IMAGES: ReadonlySet<string> = new Set(['argostub/createpvc', 'argostub/deletepvc']);
