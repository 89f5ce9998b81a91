/**
 * The sandbox's database, one step a version: `user_version` counts the steps that a database has had, and only the
 * missing ones are done when it is opened. A step that was released is never changed; a new one is added after it.
 *
 * Nothing in here depends on a dialect, so a database written under one API is read under any other. Moments are
 * ISO 8601 in UTC with milliseconds, JSON is kept as text, and `owner` is a user name. What a user owns goes with the
 * account; what a user once did (releases, builds, config) stays as history.
 */
export const steps: readonly string[] = [
  `
  CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    username TEXT NOT NULL UNIQUE,
    password TEXT NOT NULL,
    email TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    is_superuser INTEGER NOT NULL,
    is_staff INTEGER NOT NULL,
    token TEXT UNIQUE,
    date_joined TEXT NOT NULL,
    last_login TEXT NOT NULL
  );
  CREATE TABLE apps (
    id TEXT PRIMARY KEY,
    uuid TEXT NOT NULL,
    owner TEXT NOT NULL REFERENCES users (username) ON DELETE RESTRICT,
    structure TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL
  );
  CREATE TABLE collaborators (
    app TEXT NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    username TEXT NOT NULL REFERENCES users (username) ON DELETE CASCADE,
    PRIMARY KEY (app, username)
  );
  CREATE TABLE configs (
    uuid TEXT PRIMARY KEY,
    app TEXT NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    owner TEXT NOT NULL,
    "values" TEXT NOT NULL,
    memory TEXT NOT NULL,
    cpu TEXT NOT NULL,
    tags TEXT NOT NULL,
    registry TEXT NOT NULL,
    healthcheck TEXT NOT NULL,
    created TEXT NOT NULL
  );
  CREATE TABLE builds (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    app TEXT NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    owner TEXT NOT NULL,
    image TEXT NOT NULL,
    sha TEXT NOT NULL,
    procfile TEXT NOT NULL,
    dockerfile TEXT NOT NULL,
    created TEXT NOT NULL
  );
  CREATE TABLE releases (
    app TEXT NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    owner TEXT NOT NULL,
    summary TEXT NOT NULL,
    config TEXT NOT NULL REFERENCES configs (uuid),
    build TEXT REFERENCES builds (uuid),
    created TEXT NOT NULL,
    PRIMARY KEY (app, version)
  );
  CREATE TABLE pods (
    app TEXT NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    type TEXT NOT NULL,
    num INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    name TEXT NOT NULL UNIQUE,
    release INTEGER NOT NULL,
    created TEXT NOT NULL,
    PRIMARY KEY (app, type, num)
  );
  CREATE TABLE certificates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    owner TEXT NOT NULL REFERENCES users (username) ON DELETE CASCADE,
    certificate TEXT NOT NULL,
    key TEXT NOT NULL,
    common_name TEXT,
    san TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    starts TEXT NOT NULL,
    expires TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL
  );
  CREATE TABLE domains (
    domain TEXT PRIMARY KEY,
    app TEXT NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    owner TEXT NOT NULL,
    certificate INTEGER REFERENCES certificates (id) ON DELETE SET NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL
  );
  CREATE TABLE keys (
    uuid TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    owner TEXT NOT NULL REFERENCES users (username) ON DELETE CASCADE,
    public TEXT NOT NULL,
    material TEXT NOT NULL UNIQUE,
    created TEXT NOT NULL
  );
  CREATE TABLE log_lines (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    app TEXT NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    moment TEXT NOT NULL,
    process TEXT,
    message TEXT NOT NULL
  );
  CREATE INDEX log_lines_by_app ON log_lines (app, number);
  CREATE INDEX builds_by_app ON builds (app, number);
  `,
  // An app that nobody has set anything for has no row here.
  `
  CREATE TABLE settings (
    app TEXT PRIMARY KEY REFERENCES apps (id) ON DELETE CASCADE,
    uuid TEXT NOT NULL,
    owner TEXT NOT NULL,
    maintenance INTEGER NOT NULL,
    routable INTEGER NOT NULL,
    autoscale TEXT NOT NULL,
    label TEXT NOT NULL,
    whitelist TEXT NOT NULL,
    created TEXT NOT NULL
  );
  CREATE TABLE tls (
    app TEXT PRIMARY KEY REFERENCES apps (id) ON DELETE CASCADE,
    uuid TEXT NOT NULL,
    owner TEXT NOT NULL,
    https_enforced INTEGER,
    created TEXT NOT NULL
  );
  `,
  // Without an index on what refers to it, to remove one row reads all that might: with many apps, a sandbox went ever slower.
  `
  CREATE INDEX apps_by_owner ON apps (owner);
  CREATE INDEX collaborators_by_name ON collaborators (username);
  CREATE INDEX configs_by_app ON configs (app);
  CREATE INDEX releases_by_config ON releases (config);
  CREATE INDEX releases_by_build ON releases (build);
  CREATE INDEX certificates_by_owner ON certificates (owner);
  CREATE INDEX domains_by_app ON domains (app);
  CREATE INDEX domains_by_certificate ON domains (certificate);
  CREATE INDEX keys_by_owner ON keys (owner);
  `,
  // Whether the slug of a build, what was pushed and built, is in the data folder: its processes are real ones then.
  `
  ALTER TABLE builds ADD COLUMN slug INTEGER NOT NULL DEFAULT 0;
  `,
  // What today's Drycc adds. A config's `scoped` and the resources around an app are JSON; the names of an app's own
  // certificates begin with the app's, as names are unique.
  `
  CREATE TABLE workspaces (
    uid INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    uuid TEXT NOT NULL,
    email TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL
  );
  CREATE TABLE members (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    workspace TEXT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    username TEXT NOT NULL REFERENCES users (username) ON DELETE CASCADE,
    role TEXT NOT NULL,
    alerts INTEGER NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    UNIQUE (workspace, username)
  );
  CREATE INDEX members_by_name ON members (username);
  CREATE TABLE invitations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    workspace TEXT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    inviter TEXT NOT NULL,
    email TEXT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    accepted INTEGER NOT NULL,
    created TEXT NOT NULL
  );
  CREATE INDEX invitations_by_workspace ON invitations (workspace);
  CREATE TABLE tokens (
    uuid TEXT PRIMARY KEY,
    owner TEXT NOT NULL REFERENCES users (username) ON DELETE CASCADE,
    alias TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    created TEXT NOT NULL,
    updated TEXT NOT NULL
  );
  CREATE INDEX tokens_by_owner ON tokens (owner);
  CREATE TABLE logins (
    key TEXT PRIMARY KEY,
    username TEXT REFERENCES users (username) ON DELETE CASCADE,
    trusted INTEGER NOT NULL,
    created TEXT NOT NULL
  );
  CREATE INDEX logins_by_name ON logins (username);
  CREATE TABLE belongings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    app TEXT NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    uuid TEXT NOT NULL,
    data TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    UNIQUE (app, kind, name)
  );
  ALTER TABLE apps ADD COLUMN workspace TEXT;
  ALTER TABLE collaborators ADD COLUMN permissions TEXT NOT NULL DEFAULT 'view,change,delete';
  CREATE INDEX apps_by_workspace ON apps (workspace);
  ALTER TABLE configs ADD COLUMN scoped TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE releases ADD COLUMN state TEXT NOT NULL DEFAULT 'succeed';
  ALTER TABLE releases ADD COLUMN exception TEXT;
  ALTER TABLE releases ADD COLUMN conditions TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE releases ADD COLUMN types TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE builds ADD COLUMN stack TEXT NOT NULL DEFAULT 'container';
  ALTER TABLE builds ADD COLUMN dryccfile TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE domains ADD COLUMN ptype TEXT NOT NULL DEFAULT 'web';
  ALTER TABLE certificates ADD COLUMN app TEXT REFERENCES apps (id) ON DELETE CASCADE;
  CREATE INDEX certificates_by_app ON certificates (app);
  ALTER TABLE settings ADD COLUMN autodeploy INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE settings ADD COLUMN autorollback INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE tls ADD COLUMN certs_auto_enabled INTEGER;
  ALTER TABLE tls ADD COLUMN issuer TEXT;
  `,
  // The image that a build runs in containers, as JSON. Its processes are real ones then, and `slug` is 1.
  `
  ALTER TABLE builds ADD COLUMN container TEXT;
  `,
  // Administrators of Drycc 1.13 can lock users out.
  `
  ALTER TABLE users ADD COLUMN is_active INTEGER NOT NULL DEFAULT 1;
  `,
];
