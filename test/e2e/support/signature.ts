import { createHash, createHmac } from 'crypto';

const REGION = 'us-east-1';

/** Keys of S3. */
export interface Keys {
  readonly id: string;
  readonly secret: string;
}

/** Headers by which a store of the S3 API knows who asks: AWS's signature of version 4. */
export function signed(method: string, url: string, body: string, keys: Keys, now = new Date()): Record<string, string> {
  const { host, pathname, searchParams } = new URL(url);
  const time = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const [day] = time.split('T');
  const content = sha256(body);
  const headers = { 'host': host, 'x-amz-content-sha256': content, 'x-amz-date': time };
  const names = Object.keys(headers).join(';');
  const query = [...searchParams].map(pair => pair.map(encodeURIComponent).join('=')).sort().join('&');
  const request = [method, pathname, query, ...Object.entries(headers).map(([name, value]) => `${name}:${value}`), '', names, content].join('\n');
  const scope = `${day}/${REGION}/s3/aws4_request`;
  const key = [day, REGION, 's3', 'aws4_request'].reduce((made: string | Buffer, part) => hmac(made, part), `AWS4${keys.secret}`);
  const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope, sha256(request)].join('\n')).toString('hex');
  return { ...headers, authorization: `AWS4-HMAC-SHA256 Credential=${keys.id}/${scope}, SignedHeaders=${names}, Signature=${signature}` };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
