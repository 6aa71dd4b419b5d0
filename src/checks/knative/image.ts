/** Whether Knative can read the name of an image. Source: google/go-containerregistry, pkg/name, with weak validation. */
export function isImage(text: string): boolean {
  return isTagged(text) || isDigest(text);
}

function isTagged(text: string): boolean {
  const parts = text.split(':');
  const tag = parts.length > 1 && !parts.at(-1)!.includes('/') ? parts.at(-1)! : undefined;
  const base = tag === undefined ? text : parts.slice(0, -1).join(':');
  return (tag === undefined || /^[\w.-]{1,128}$/.test(tag)) && isRepository(base);
}

function isDigest(text: string): boolean {
  const [base, digest, ...more] = text.split('@');
  return more.length === 0 && digest !== undefined && /^sha256:[a-f0-9]{64}$/.test(digest) && (isTagged(base) || isRepository(base));
}

function isRepository(text: string): boolean {
  const slash = text.indexOf('/');
  const first = text.slice(0, Math.max(0, slash));
  const isRegistry = first.includes('.') || first.includes(':');
  const repository = isRegistry ? text.slice(slash + 1) : text;
  return /^[a-z0-9_./-]{2,255}$/.test(repository) && (!isRegistry || /^[^\s<>"{}|\\^`/?#@%]+$/.test(first) && /^(\[.*\]|[^:]*)(:\d*)?$/.test(first));
}
