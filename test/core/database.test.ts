import { databaseCall, serviceAt } from '../../src/core';

test.each([
  ['mysql', { namespace: 'ml', name: 'mysql', port: 3306 }],
  ['mysql.ml', { namespace: 'ml', name: 'mysql', port: 3306 }],
  ['mysql.data.svc', { namespace: 'data', name: 'mysql', port: 3306 }],
  ['mysql.data.svc.corp.internal', { namespace: 'data', name: 'mysql', port: 3306 }],
  ['example.com', undefined],
  ['db.example.com', undefined],
])('takes %s for a Service only where its name says so', (host, service) => expect(serviceAt(host, 3306, 'ml')).toEqual(service));

test('calls a database at the port of its engine, inside the cluster or outside', () => {
  expect(databaseCall({ engine: 'postgres', host: 'db' }, 'ml', 'models')).toEqual({ to: { namespace: 'ml', name: 'db', port: 5432 }, why: 'models' });
  expect(databaseCall({ engine: 'mysql', host: 'db' }, 'ml', 'models').to).toEqual({ namespace: 'ml', name: 'db', port: 3306 });
  expect(databaseCall({ engine: 'mysql', host: 'db.data.svc', port: 3307 }, 'ml', 'models').to).toEqual({ namespace: 'data', name: 'db', port: 3307 });
  expect(databaseCall({ engine: 'mysql', host: 'db.example.com' }, 'ml', 'models').to).toBe('internet');
});
