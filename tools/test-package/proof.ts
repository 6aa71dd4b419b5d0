/** What the package promises to a project that installs it. */
export interface Proof {
  /** What is proven, as a sentence. */
  readonly claim: string;
  /** Fails if it is not so; its message says why. */
  readonly prove: () => void | Promise<void>;
}

/** How many proofs run at the same time. */
const WORKERS = 2;

/**
 * Makes all proofs, and says of each whether it held and how long it took; one that fails stops no other.
 *
 * @returns whether all of them held
 */
export async function proven(proofs: readonly Proof[]): Promise<boolean> {
  const waiting = [...proofs];
  let allHeld = true;
  const work = async () => {
    for (let proof = waiting.shift(); proof !== undefined; proof = waiting.shift()) {
      allHeld = await holds(proof) && allHeld;
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return allHeld;
}

async function holds({ claim, prove }: Proof): Promise<boolean> {
  const start = performance.now();
  const say = (verdict: string) => console.log(`${verdict} ${claim} (${Math.round((performance.now() - start) / 1000)} s)`);
  try {
    await prove();
    say('proven:');
    return true;
  } catch (error) {
    say('FAILED:');
    console.log(error instanceof Error ? error.message : String(error));
    return false;
  }
}
