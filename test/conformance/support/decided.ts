/**
 * Asks until the answer shows that the matter is decided, and returns it. Time decides nothing: an answer before is neither
 * a yes nor a no, and if none ever shows it, that is an error of its own and no finding. The bound is patience only.
 *
 * @param matter what is to be decided, for the error
 * @param shows whether an answer is such that no later one could be another
 */
export async function decided<T>(matter: string, ask: () => Promise<T>, shows: (answer: T) => boolean, seconds = 60): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (shows(answer)) {
      return answer;
    }
    if (Date.now() > deadline) {
      throw new Error(`not decided after ${seconds} s: ${matter}; the last answer was ${JSON.stringify(answer)?.slice(0, 1000)}`);
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
