import { MYSQL_PORT } from './deployment';
import { POSTGRES_PORT } from './databases';
import { fact, ProgramFacts } from '../../core';

/** What is known of a server of MySQL. Sources: docker-library/mysql, its Dockerfile and docker-entrypoint.sh; seen with MariaDB in its place. */
export function mysqlFacts(namespace: string, name: string, container = name): ProgramFacts {
  const image = 'docker-library/mysql: Dockerfile and docker-entrypoint.sh';
  return {
    kind: 'Deployment',
    namespace,
    name,
    container,
    calls: fact([], image),
    calledBy: fact([{ from: 'neighbours', port: MYSQL_PORT, why: 'their databases' }], 'seen: clients run as processes'),
    user: fact(999, 'runAsUser of upstream\'s manifest'),
    writes: fact(['/tmp', '/var/run/mysqld'], image),
    replication: fact('one-only', 'two servers on one volume destroy it'),
    metrics: fact(undefined, image),
    token: fact(false, image),
  };
}

/** What is known of a server of PostgreSQL. Source: docker-library/postgres, its Dockerfile for Alpine and docker-entrypoint.sh. */
export function postgresFacts(namespace: string, name: string): ProgramFacts {
  const image = 'docker-library/postgres: Dockerfile and docker-entrypoint.sh';
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: name,
    calls: fact([], image),
    calledBy: fact([{ from: 'neighbours', port: POSTGRES_PORT, why: 'the database of Katib' }], 'env of upstream\'s manifest'),
    user: fact(70, image),
    writes: fact(['/tmp', '/var/run/postgresql'], image),
    replication: fact('one-only', 'two servers on one volume destroy it'),
    metrics: fact(undefined, image),
    token: fact(false, image),
  };
}
