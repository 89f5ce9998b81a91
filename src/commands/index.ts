// Written by `npm run docs` from the folders beside this file. Do not edit.
import { catalogOf } from '../cli/catalog.ts';
import addons from './addons/group.ts';
import alias from './alias/group.ts';
import api from './api/group.ts';
import apps from './apps/group.ts';
import auth from './auth/group.ts';
import autodeploy from './autodeploy/group.ts';
import autorollback from './autorollback/group.ts';
import autoscale from './autoscale/group.ts';
import builds from './builds/group.ts';
import certs from './certs/group.ts';
import commands from './commands/group.ts';
import completion from './completion/group.ts';
import config from './config/group.ts';
import doctor from './doctor/group.ts';
import domains from './domains/group.ts';
import gateways from './gateways/group.ts';
import git from './git/group.ts';
import healthchecks from './healthchecks/group.ts';
import keys from './keys/group.ts';
import labels from './labels/group.ts';
import lifecycles from './lifecycles/group.ts';
import limits from './limits/group.ts';
import maintenance from './maintenance/group.ts';
import perms from './perms/group.ts';
import plugins from './plugins/group.ts';
import profiles from './profiles/group.ts';
import ps from './ps/group.ts';
import pts from './pts/group.ts';
import registry from './registry/group.ts';
import releases from './releases/group.ts';
import resources from './resources/group.ts';
import routes from './routes/group.ts';
import routing from './routing/group.ts';
import sandbox from './sandbox/group.ts';
import services from './services/group.ts';
import shortcuts from './shortcuts/group.ts';
import tags from './tags/group.ts';
import timeouts from './timeouts/group.ts';
import tls from './tls/group.ts';
import tokens from './tokens/group.ts';
import users from './users/group.ts';
import version from './version/group.ts';
import volumes from './volumes/group.ts';
import whitelist from './whitelist/group.ts';
import workspaces from './workspaces/group.ts';

/** All commands, by noun and verb. Nothing of a command is loaded before it is asked for. */
export const groups = catalogOf({
  addons: [
    addons,
    {
      apply: () => import('./addons/apply.ts'),
      classes: () => import('./addons/classes.ts'),
      connection: () => import('./addons/connection.ts'),
      info: () => import('./addons/info.ts'),
      list: () => import('./addons/list.ts'),
      remove: () => import('./addons/remove.ts'),
    },
  ],
  alias: [
    alias,
    {
      list: () => import('./alias/list.ts'),
      remove: () => import('./alias/remove.ts'),
      set: () => import('./alias/set.ts'),
    },
  ],
  api: [
    api,
    {
      request: () => import('./api/request.ts'),
    },
  ],
  apps: [
    apps,
    {
      create: () => import('./apps/create.ts'),
      destroy: () => import('./apps/destroy.ts'),
      info: () => import('./apps/info.ts'),
      list: () => import('./apps/list.ts'),
      logs: () => import('./apps/logs.ts'),
      open: () => import('./apps/open.ts'),
      run: () => import('./apps/run.ts'),
      transfer: () => import('./apps/transfer.ts'),
    },
  ],
  auth: [
    auth,
    {
      cancel: () => import('./auth/cancel.ts'),
      login: () => import('./auth/login.ts'),
      logout: () => import('./auth/logout.ts'),
      passwd: () => import('./auth/passwd.ts'),
      regenerate: () => import('./auth/regenerate.ts'),
      register: () => import('./auth/register.ts'),
      status: () => import('./auth/status.ts'),
      token: () => import('./auth/token.ts'),
      whoami: () => import('./auth/whoami.ts'),
    },
  ],
  autodeploy: [
    autodeploy,
    {
      disable: () => import('./autodeploy/disable.ts'),
      enable: () => import('./autodeploy/enable.ts'),
      info: () => import('./autodeploy/info.ts'),
    },
  ],
  autorollback: [
    autorollback,
    {
      disable: () => import('./autorollback/disable.ts'),
      enable: () => import('./autorollback/enable.ts'),
      info: () => import('./autorollback/info.ts'),
    },
  ],
  autoscale: [
    autoscale,
    {
      list: () => import('./autoscale/list.ts'),
      set: () => import('./autoscale/set.ts'),
      unset: () => import('./autoscale/unset.ts'),
    },
  ],
  builds: [
    builds,
    {
      create: () => import('./builds/create.ts'),
      fetch: () => import('./builds/fetch.ts'),
      info: () => import('./builds/info.ts'),
      list: () => import('./builds/list.ts'),
    },
  ],
  certs: [
    certs,
    {
      add: () => import('./certs/add.ts'),
      attach: () => import('./certs/attach.ts'),
      detach: () => import('./certs/detach.ts'),
      info: () => import('./certs/info.ts'),
      list: () => import('./certs/list.ts'),
      remove: () => import('./certs/remove.ts'),
    },
  ],
  commands: [
    commands,
    {
      list: () => import('./commands/list.ts'),
    },
  ],
  completion: [
    completion,
    {
      install: () => import('./completion/install.ts'),
      show: () => import('./completion/show.ts'),
      uninstall: () => import('./completion/uninstall.ts'),
    },
  ],
  config: [
    config,
    {
      attach: () => import('./config/attach.ts'),
      detach: () => import('./config/detach.ts'),
      diff: () => import('./config/diff.ts'),
      edit: () => import('./config/edit.ts'),
      export: () => import('./config/export.ts'),
      get: () => import('./config/get.ts'),
      list: () => import('./config/list.ts'),
      pull: () => import('./config/pull.ts'),
      push: () => import('./config/push.ts'),
      set: () => import('./config/set.ts'),
      unset: () => import('./config/unset.ts'),
    },
  ],
  doctor: [
    doctor,
    {
      run: () => import('./doctor/run.ts'),
    },
  ],
  domains: [
    domains,
    {
      add: () => import('./domains/add.ts'),
      list: () => import('./domains/list.ts'),
      remove: () => import('./domains/remove.ts'),
    },
  ],
  gateways: [
    gateways,
    {
      add: () => import('./gateways/add.ts'),
      apply: () => import('./gateways/apply.ts'),
      info: () => import('./gateways/info.ts'),
      list: () => import('./gateways/list.ts'),
      remove: () => import('./gateways/remove.ts'),
    },
  ],
  git: [
    git,
    {
      remote: () => import('./git/remote.ts'),
      remove: () => import('./git/remove.ts'),
    },
  ],
  healthchecks: [
    healthchecks,
    {
      list: () => import('./healthchecks/list.ts'),
      set: () => import('./healthchecks/set.ts'),
      unset: () => import('./healthchecks/unset.ts'),
    },
  ],
  keys: [
    keys,
    {
      add: () => import('./keys/add.ts'),
      list: () => import('./keys/list.ts'),
      remove: () => import('./keys/remove.ts'),
    },
  ],
  labels: [
    labels,
    {
      list: () => import('./labels/list.ts'),
      set: () => import('./labels/set.ts'),
      unset: () => import('./labels/unset.ts'),
    },
  ],
  lifecycles: [
    lifecycles,
    {
      list: () => import('./lifecycles/list.ts'),
      set: () => import('./lifecycles/set.ts'),
      unset: () => import('./lifecycles/unset.ts'),
    },
  ],
  limits: [
    limits,
    {
      list: () => import('./limits/list.ts'),
      plans: () => import('./limits/plans.ts'),
      set: () => import('./limits/set.ts'),
      specs: () => import('./limits/specs.ts'),
      unset: () => import('./limits/unset.ts'),
    },
  ],
  maintenance: [
    maintenance,
    {
      info: () => import('./maintenance/info.ts'),
      off: () => import('./maintenance/off.ts'),
      on: () => import('./maintenance/on.ts'),
    },
  ],
  perms: [
    perms,
    {
      create: () => import('./perms/create.ts'),
      delete: () => import('./perms/delete.ts'),
      list: () => import('./perms/list.ts'),
      update: () => import('./perms/update.ts'),
    },
  ],
  plugins: [
    plugins,
    {
      list: () => import('./plugins/list.ts'),
    },
  ],
  profiles: [
    profiles,
    {
      bind: () => import('./profiles/bind.ts'),
      list: () => import('./profiles/list.ts'),
      remove: () => import('./profiles/remove.ts'),
      rename: () => import('./profiles/rename.ts'),
      unbind: () => import('./profiles/unbind.ts'),
      use: () => import('./profiles/use.ts'),
    },
  ],
  ps: [
    ps,
    {
      delete: () => import('./ps/delete.ts'),
      describe: () => import('./ps/describe.ts'),
      exec: () => import('./ps/exec.ts'),
      list: () => import('./ps/list.ts'),
      logs: () => import('./ps/logs.ts'),
      restart: () => import('./ps/restart.ts'),
      scale: () => import('./ps/scale.ts'),
      wait: () => import('./ps/wait.ts'),
    },
  ],
  pts: [
    pts,
    {
      clean: () => import('./pts/clean.ts'),
      describe: () => import('./pts/describe.ts'),
      list: () => import('./pts/list.ts'),
      restart: () => import('./pts/restart.ts'),
    },
  ],
  registry: [
    registry,
    {
      list: () => import('./registry/list.ts'),
      set: () => import('./registry/set.ts'),
      unset: () => import('./registry/unset.ts'),
    },
  ],
  releases: [
    releases,
    {
      deploy: () => import('./releases/deploy.ts'),
      diff: () => import('./releases/diff.ts'),
      info: () => import('./releases/info.ts'),
      list: () => import('./releases/list.ts'),
      rollback: () => import('./releases/rollback.ts'),
    },
  ],
  resources: [
    resources,
    {
      bind: () => import('./resources/bind.ts'),
      create: () => import('./resources/create.ts'),
      describe: () => import('./resources/describe.ts'),
      destroy: () => import('./resources/destroy.ts'),
      list: () => import('./resources/list.ts'),
      plans: () => import('./resources/plans.ts'),
      services: () => import('./resources/services.ts'),
      unbind: () => import('./resources/unbind.ts'),
      update: () => import('./resources/update.ts'),
    },
  ],
  routes: [
    routes,
    {
      add: () => import('./routes/add.ts'),
      apply: () => import('./routes/apply.ts'),
      attach: () => import('./routes/attach.ts'),
      detach: () => import('./routes/detach.ts'),
      get: () => import('./routes/get.ts'),
      info: () => import('./routes/info.ts'),
      list: () => import('./routes/list.ts'),
      remove: () => import('./routes/remove.ts'),
      set: () => import('./routes/set.ts'),
    },
  ],
  routing: [
    routing,
    {
      disable: () => import('./routing/disable.ts'),
      enable: () => import('./routing/enable.ts'),
      info: () => import('./routing/info.ts'),
    },
  ],
  sandbox: [
    sandbox,
    {
      reset: () => import('./sandbox/reset.ts'),
      start: () => import('./sandbox/start.ts'),
      status: () => import('./sandbox/status.ts'),
      stop: () => import('./sandbox/stop.ts'),
    },
  ],
  services: [
    services,
    {
      add: () => import('./services/add.ts'),
      list: () => import('./services/list.ts'),
      remove: () => import('./services/remove.ts'),
    },
  ],
  shortcuts: [
    shortcuts,
    {
      list: () => import('./shortcuts/list.ts'),
    },
  ],
  tags: [
    tags,
    {
      list: () => import('./tags/list.ts'),
      set: () => import('./tags/set.ts'),
      unset: () => import('./tags/unset.ts'),
    },
  ],
  timeouts: [
    timeouts,
    {
      list: () => import('./timeouts/list.ts'),
      set: () => import('./timeouts/set.ts'),
      unset: () => import('./timeouts/unset.ts'),
    },
  ],
  tls: [
    tls,
    {
      auto: () => import('./tls/auto.ts'),
      disable: () => import('./tls/disable.ts'),
      enable: () => import('./tls/enable.ts'),
      force: () => import('./tls/force.ts'),
      info: () => import('./tls/info.ts'),
      issuer: () => import('./tls/issuer.ts'),
    },
  ],
  tokens: [
    tokens,
    {
      add: () => import('./tokens/add.ts'),
      list: () => import('./tokens/list.ts'),
      remove: () => import('./tokens/remove.ts'),
    },
  ],
  users: [
    users,
    {
      disable: () => import('./users/disable.ts'),
      enable: () => import('./users/enable.ts'),
      list: () => import('./users/list.ts'),
    },
  ],
  version: [
    version,
    {
      show: () => import('./version/show.ts'),
    },
  ],
  volumes: [
    volumes,
    {
      add: () => import('./volumes/add.ts'),
      client: () => import('./volumes/client.ts'),
      expand: () => import('./volumes/expand.ts'),
      info: () => import('./volumes/info.ts'),
      list: () => import('./volumes/list.ts'),
      mount: () => import('./volumes/mount.ts'),
      remove: () => import('./volumes/remove.ts'),
      serve: () => import('./volumes/serve.ts'),
      unmount: () => import('./volumes/unmount.ts'),
    },
  ],
  whitelist: [
    whitelist,
    {
      add: () => import('./whitelist/add.ts'),
      list: () => import('./whitelist/list.ts'),
      remove: () => import('./whitelist/remove.ts'),
    },
  ],
  workspaces: [
    workspaces,
    {
      accept: () => import('./workspaces/accept.ts'),
      create: () => import('./workspaces/create.ts'),
      delete: () => import('./workspaces/delete.ts'),
      info: () => import('./workspaces/info.ts'),
      invitations: () => import('./workspaces/invitations.ts'),
      invite: () => import('./workspaces/invite.ts'),
      leave: () => import('./workspaces/leave.ts'),
      list: () => import('./workspaces/list.ts'),
      members: () => import('./workspaces/members.ts'),
      remove: () => import('./workspaces/remove.ts'),
      revoke: () => import('./workspaces/revoke.ts'),
      switch: () => import('./workspaces/switch.ts'),
      update: () => import('./workspaces/update.ts'),
    },
  ],
});
