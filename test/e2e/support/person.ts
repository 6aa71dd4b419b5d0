import { place } from './place';

/** The user of the local preset; both are public. */
const USER = { login: 'user@example.com', password: '12341234' };
/** Steps of a login, redirects included; more are a circle. */
const STEPS = 20;

/** Somebody with a browser: it keeps cookies, and follows what it is led to. */
export class Person {
  /** Logs in at the gateway as the user of the local preset. */
  public static async signedIn(): Promise<Person> {
    const person = new Person();
    let url = `${place().gateway}/oauth2/start?rd=%2F`;
    let answer = await person.ask(url);
    for (let step = 0; step < STEPS; step++) {
      const leadsTo = answer.headers.get('location');
      const form = answer.status === 200 ? /<form[^>]*method="post"[^>]*>/i.exec(answer.text) : null;
      const local = /href="([^"]*\/auth\/local[^"]*)"/.exec(answer.text);
      if (leadsTo !== null) {
        url = new URL(leadsTo, url).href;
        answer = await person.ask(url);
      } else if (form !== null && answer.text.includes('name="password"')) {
        url = new URL(unescaped(/action="([^"]*)"/.exec(form[0])?.[1] ?? url), url).href;
        answer = await person.ask(url, { method: 'POST', body: new URLSearchParams(USER) });
      } else if (local !== null) {
        url = new URL(unescaped(local[1]), url).href;
        answer = await person.ask(url);
      } else {
        break;
      }
    }
    if (person.cookies.size === 0 || url.includes('/dex/')) {
      throw new Error(`${USER.login} cannot log in: ends at ${url} with ${answer.status} ${answer.text.slice(0, 200)}`);
    }
    return person;
  }

  private readonly cookies = new Map<string, string>();

  /** One request; no redirect is followed. */
  public async ask(url: string, init: RequestInit = {}): Promise<{ readonly status: number; readonly headers: Headers; readonly text: string }> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers as Record<string, string>, Accept: 'text/html', ...cookie !== '' && { cookie } } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      value === '' ? this.cookies.delete(name) : this.cookies.set(name, value);
    }
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }
}

function unescaped(text: string): string {
  return text.replaceAll('&amp;', '&');
}
