/**
 * Answers in the pod of a head as Ray does to who hands over programs and applications: of its API the few paths that the operator calls. A
 * job that is handed over has ended well at once, and applications run.
 *
 * usage: node dashboard.cjs [JOB...]   jobs that were handed over by others
 */
const http = require('http');

const jobs = new Map(process.argv.slice(2).map(id => [id, {}]));
let applications = {};

/** What it is asked, by method and path, and what it answers: a status and a body. */
function answered(method, path, body) {
  const [, job] = /^\/api\/jobs\/([^/]+)$/.exec(path) ?? [];
  if (method === 'POST' && path === '/api/jobs/') {
    jobs.set(body.submission_id, body);
    return [200, { job_id: body.submission_id, submission_id: body.submission_id }];
  }
  if (job !== undefined) {
    return jobs.has(job) ? [200, { status: 'SUCCEEDED', submission_id: job, entrypoint: jobs.get(job).entrypoint, message: 'ended well' }] : [404, {}];
  }
  if (path === '/api/serve/applications/') {
    if (method === 'PUT') {
      applications = Object.fromEntries(body.applications.map(({ name }) => [name, { name, status: 'RUNNING', deployments: { main: { name: 'main', status: 'HEALTHY' } } }]));
    }
    return [200, { applications }];
  }
  return path === '/-/healthz' ? [200, 'success'] : [404, {}];
}

const server = () => http.createServer((request, response) => {
  const parts = [];
  request.on('data', part => parts.push(part)).on('end', () => {
    const text = Buffer.concat(parts).toString();
    const [status, body] = answered(request.method, new URL(request.url, 'http://head').pathname, text === '' ? {} : JSON.parse(text));
    process.stdout.write(`${request.method} ${request.url} ${text}\n`);
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  });
});
[8265, 8000].forEach(port => server().listen(port));
