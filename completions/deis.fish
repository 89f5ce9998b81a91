# Completion of deis for fish, made by "deis completion fish".
# Commands and options stand in here; what must be found out, such as the names of apps, the program is asked for.

function __deis_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program deis
    string match -q -- '*/*' "$words[1]"; and set program $words[1]
    set -e words[1]

    if not set -q words[1]; and not string match -q -- '-*' "$current"
        printf '%s\n' \
            'auth'\t'log in, and manage your account' \
            'auth:register'\t'create an account, and log in' \
            'auth:login'\t'log in to a controller' \
            'auth:logout'\t'log out' \
            'auth:whoami'\t'show who is logged in, and where' \
            'auth:token'\t'print your API token' \
            'auth:status'\t'check your login' \
            'auth:cancel'\t'delete an account permanently' \
            'auth:passwd'\t'change a password' \
            'auth:regenerate'\t'replace a token with a new one' \
            'apps'\t'manage apps' \
            'apps:create'\t'create an app' \
            'apps:list'\t'list your apps' \
            'apps:info'\t'show an app with its processes and domains' \
            'apps:destroy'\t'destroy an app permanently' \
            'apps:logs'\t'show an app\'s logs' \
            'apps:run'\t'run a one-off command in an app' \
            'apps:transfer'\t'transfer an app to another user or workspace' \
            'apps:open'\t'open an app in a browser' \
            'ps'\t'manage processes' \
            'ps:list'\t'list an app\'s processes' \
            'ps:describe'\t'show the containers and events of a process (Drycc 1.8 and newer)' \
            'ps:logs'\t'show the logs of a process (Drycc 1.8 and newer)' \
            'ps:exec'\t'run a command in a running process (Drycc 1.8 and newer)' \
            'ps:scale'\t'scale process types' \
            'ps:restart'\t'restart processes' \
            'ps:delete'\t'delete processes; others take their place (Drycc 1.8 and newer)' \
            'ps:wait'\t'wait until the newest release is running' \
            'pts'\t'manage process types (Drycc 1.8 and newer)' \
            'pts:list'\t'list an app\'s process types' \
            'pts:describe'\t'show the containers and events of a process type' \
            'pts:restart'\t'restart process types' \
            'pts:clean'\t'remove process types that the current release no longer has' \
            'config'\t'manage environment variables' \
            'config:list'\t'list environment variables' \
            'config:get'\t'print the values of environment variables' \
            'config:set'\t'set environment variables' \
            'config:unset'\t'remove environment variables' \
            'config:attach'\t'let a process type use groups of variables (Drycc 1.8 and newer)' \
            'config:detach'\t'take groups of variables from a process type (Drycc 1.8 and newer)' \
            'config:edit'\t'edit environment variables in your editor' \
            'config:diff'\t'compare environment variables with a file, app or release' \
            'config:pull'\t'save environment variables to a .env file' \
            'config:push'\t'set environment variables from a .env file' \
            'config:export'\t'print environment variables for another program' \
            'limits'\t'set memory and CPU limits' \
            'limits:list'\t'list memory and CPU limits' \
            'limits:set'\t'limit memory (default) or CPU' \
            'limits:unset'\t'remove memory (default) or CPU limits' \
            'limits:plans'\t'list limit plans (Drycc 1.8 and newer)' \
            'limits:specs'\t'list the specs of limit plans (Drycc 1.8 and newer)' \
            'tags'\t'choose the nodes an app runs on, by tag' \
            'tags:list'\t'list the node tags of an app' \
            'tags:set'\t'schedule an app on nodes with these tags' \
            'tags:unset'\t'remove node tags' \
            'registry'\t'set credentials for a private image registry' \
            'registry:list'\t'list registry credentials' \
            'registry:set'\t'set registry credentials' \
            'registry:unset'\t'remove registry credentials' \
            'healthchecks'\t'manage health checks' \
            'healthchecks:list'\t'list health checks' \
            'healthchecks:set'\t'set a health check' \
            'healthchecks:unset'\t'remove health checks' \
            'lifecycles'\t'run hooks when processes start and stop (Drycc 1.8 and newer)' \
            'lifecycles:list'\t'list lifecycle hooks' \
            'lifecycles:set'\t'set a lifecycle hook' \
            'lifecycles:unset'\t'remove lifecycle hooks' \
            'timeouts'\t'set how long processes may take to stop (Drycc 1.8 and newer)' \
            'timeouts:list'\t'list how long processes may take to stop' \
            'timeouts:set'\t'set how many seconds processes may take to stop' \
            'timeouts:unset'\t'remove timeouts of process types' \
            'builds'\t'manage builds' \
            'builds:list'\t'list builds' \
            'builds:info'\t'show the build of a release (Drycc 1.8 and newer)' \
            'builds:create'\t'deploy an image' \
            'builds:fetch'\t'print or save Procfile and pipelines of a build (Drycc 1.8 and newer)' \
            'releases'\t'manage releases' \
            'releases:list'\t'list releases, newest first' \
            'releases:info'\t'show a release' \
            'releases:diff'\t'compare two releases' \
            'releases:deploy'\t'deploy the newest release again (Drycc 1.8 and newer)' \
            'releases:rollback'\t'roll back to an earlier release' \
            'autoscale'\t'autoscale by CPU load' \
            'autoscale:list'\t'list autoscale rules' \
            'autoscale:set'\t'autoscale a process type' \
            'autoscale:unset'\t'stop autoscaling a process type' \
            'labels'\t'manage labels' \
            'labels:list'\t'list labels' \
            'labels:set'\t'set labels' \
            'labels:unset'\t'remove labels' \
            'maintenance'\t'turn maintenance mode on or off' \
            'maintenance:info'\t'show maintenance mode' \
            'maintenance:on'\t'turn maintenance mode on' \
            'maintenance:off'\t'turn maintenance mode off' \
            'routing'\t'turn routing on or off' \
            'routing:info'\t'show whether routing is on' \
            'routing:enable'\t'make an app reachable through the router' \
            'routing:disable'\t'make an app unreachable through the router' \
            'autodeploy'\t'turn automatic deployment on or off (Drycc 1.8 and newer)' \
            'autodeploy:info'\t'show whether automatic deployment is on' \
            'autodeploy:enable'\t'turn automatic deployment on' \
            'autodeploy:disable'\t'turn automatic deployment off' \
            'autorollback'\t'turn automatic rollback on or off (Drycc 1.8 and newer)' \
            'autorollback:info'\t'show whether automatic rollback is on' \
            'autorollback:enable'\t'turn automatic rollback on' \
            'autorollback:disable'\t'turn automatic rollback off' \
            'tls'\t'require HTTPS' \
            'tls:info'\t'show whether HTTPS is required' \
            'tls:enable'\t'require HTTPS' \
            'tls:disable'\t'allow HTTP as well' \
            'tls:force'\t'require HTTPS, or allow HTTP' \
            'tls:auto'\t'turn automatic certificates on or off (Drycc 1.8 and newer)' \
            'tls:issuer'\t'set the ACME account that issues certificates (Drycc 1.8 and newer)' \
            'whitelist'\t'allow access only from these IP addresses' \
            'whitelist:list'\t'list the allowed IP addresses' \
            'whitelist:add'\t'allow access from these addresses' \
            'whitelist:remove'\t'remove addresses from the whitelist' \
            'domains'\t'manage domains' \
            'domains:list'\t'list an app\'s domains' \
            'domains:add'\t'add domains to an app' \
            'domains:remove'\t'remove domains from an app' \
            'services'\t'manage the ports of process types (Drycc 1.8 and newer)' \
            'services:list'\t'list the services of an app and their ports' \
            'services:add'\t'add a port to the service of a process type' \
            'services:remove'\t'remove a port from the service of a process type' \
            'gateways'\t'manage gateways, which open ports to the outside (Drycc)' \
            'gateways:list'\t'list the gateways of an app' \
            'gateways:info'\t'print a gateway as a YAML file' \
            'gateways:apply'\t'add or change a gateway from a YAML file' \
            'gateways:add'\t'open a port of a gateway (Drycc 1.8 to 1.13)' \
            'gateways:remove'\t'remove a gateway' \
            'routes'\t'manage routes from gateways to services (Drycc)' \
            'routes:list'\t'list the routes of an app' \
            'routes:info'\t'print a route as a YAML file' \
            'routes:apply'\t'add or change a route from a YAML file' \
            'routes:add'\t'add a route to services (Drycc 1.8 to 1.13)' \
            'routes:get'\t'print the rules of a route as YAML (Drycc 1.8 to 1.13)' \
            'routes:set'\t'set the rules of a route from a YAML file (Drycc 1.8 to 1.13)' \
            'routes:attach'\t'attach a route to a port of a gateway (Drycc 1.8 to 1.13)' \
            'routes:detach'\t'detach a route from a port of a gateway (Drycc 1.8 to 1.13)' \
            'routes:remove'\t'remove a route' \
            'certs'\t'manage TLS certificates' \
            'certs:list'\t'list your certificates' \
            'certs:info'\t'show a certificate' \
            'certs:add'\t'add a certificate and its private key' \
            'certs:remove'\t'remove a certificate' \
            'certs:attach'\t'attach a certificate to domains' \
            'certs:detach'\t'detach a certificate from domains' \
            'workspaces'\t'manage workspaces (Drycc of 2026 and newer)' \
            'workspaces:list'\t'list your workspaces' \
            'workspaces:create'\t'create a workspace' \
            'workspaces:info'\t'show a workspace with its members' \
            'workspaces:switch'\t'set the default workspace of the profile' \
            'workspaces:update'\t'change a member of a workspace, or its email address' \
            'workspaces:members'\t'list the members of a workspace' \
            'workspaces:invite'\t'invite somebody to a workspace by email' \
            'workspaces:invitations'\t'list open invitations to a workspace' \
            'workspaces:accept'\t'accept an invitation to a workspace' \
            'workspaces:revoke'\t'revoke an invitation to a workspace' \
            'workspaces:remove'\t'remove a member from a workspace' \
            'workspaces:leave'\t'leave a workspace' \
            'workspaces:delete'\t'delete a workspace permanently' \
            'tokens'\t'manage API tokens (Drycc 1.8 and newer)' \
            'tokens:list'\t'list your API tokens' \
            'tokens:add'\t'create an API token, and print it' \
            'tokens:remove'\t'revoke an API token' \
            'volumes'\t'manage volumes of an app (Drycc 1.8 and newer)' \
            'volumes:list'\t'list an app\'s volumes' \
            'volumes:add'\t'add a volume to an app' \
            'volumes:info'\t'show a volume' \
            'volumes:expand'\t'make a volume larger' \
            'volumes:mount'\t'mount a volume in processes' \
            'volumes:unmount'\t'unmount a volume from processes' \
            'volumes:serve'\t'open a volume over WebDAV (Drycc of 2026)' \
            'volumes:client'\t'list, copy or remove files in a volume (Drycc 1.8 to 1.13)' \
            'volumes:remove'\t'remove a volume with its data' \
            'addons'\t'manage addons of an app (Drycc of 2026 and newer)' \
            'addons:list'\t'list an app\'s addons' \
            'addons:info'\t'show an addon' \
            'addons:apply'\t'add an addon, or change its plan' \
            'addons:remove'\t'remove an addon with its data' \
            'addons:classes'\t'list classes of addons, or the plans of one' \
            'addons:connection'\t'show how to connect to an addon' \
            'resources'\t'manage resources of an app (Drycc 1.8 to 1.13)' \
            'resources:list'\t'list an app\'s resources' \
            'resources:services'\t'list the services of which there can be resources' \
            'resources:plans'\t'list the plans of a service' \
            'resources:create'\t'create a resource of an app' \
            'resources:describe'\t'show a resource and how to connect to it' \
            'resources:update'\t'give a resource another plan, or other parameters' \
            'resources:bind'\t'bind a resource to its app' \
            'resources:unbind'\t'unbind a resource from its app' \
            'resources:destroy'\t'destroy a resource with its data' \
            'keys'\t'manage SSH keys' \
            'keys:list'\t'list your SSH keys' \
            'keys:add'\t'add an SSH key for git push' \
            'keys:remove'\t'remove an SSH key' \
            'perms'\t'share apps and manage administrators' \
            'perms:list'\t'list an app\'s collaborators, or the administrators' \
            'perms:create'\t'add a collaborator or an administrator' \
            'perms:update'\t'change what a collaborator may do (Drycc 1.8 to 1.13)' \
            'perms:delete'\t'remove a collaborator or an administrator' \
            'users'\t'list, enable and disable users' \
            'users:list'\t'list all users (administrators only)' \
            'users:enable'\t'let a user log in again (Drycc 1.8 to 1.13, administrators only)' \
            'users:disable'\t'no longer let a user log in (Drycc 1.8 to 1.13, administrators only)' \
            'git'\t'manage git remotes' \
            'git:remote'\t'add a git remote for an app' \
            'git:remove'\t'remove the git remotes of an app' \
            'profiles'\t'manage logins to several controllers, or as several users' \
            'profiles:list'\t'list logins, and show which one is used here' \
            'profiles:use'\t'set the default profile' \
            'profiles:rename'\t'rename a profile' \
            'profiles:remove'\t'remove a profile and its login' \
            'profiles:bind'\t'bind this git repository to a profile' \
            'profiles:unbind'\t'unbind this git repository from its profile' \
            'alias'\t'define your own short commands' \
            'alias:set'\t'define an alias for a command line' \
            'alias:list'\t'list your aliases' \
            'alias:remove'\t'remove an alias' \
            'api'\t'make raw API requests' \
            'api:request'\t'make a raw API request, signed in' \
            'commands'\t'list all commands' \
            'commands:list'\t'list all commands' \
            'shortcuts'\t'list short names of commands' \
            'shortcuts:list'\t'list short names of commands' \
            'plugins'\t'list plugins' \
            'plugins:list'\t'list the plugins on PATH' \
            'version'\t'show versions' \
            'version:show'\t'show the version of this program' \
            'doctor'\t'diagnose problems' \
            'doctor:run'\t'diagnose problems with settings, controller and machine' \
            'completion'\t'set up shell completion' \
            'completion:show'\t'print a completion script' \
            'completion:install'\t'install shell completion' \
            'completion:uninstall'\t'remove shell completion' \
            'sandbox'\t'run a local controller' \
            'sandbox:start'\t'start the sandbox, a local controller' \
            'sandbox:status'\t'show whether the sandbox is running, and where' \
            'sandbox:stop'\t'stop the sandbox' \
            'sandbox:reset'\t'delete all sandbox data' \
            'create'\t'create an app' \
            'destroy'\t'destroy an app permanently' \
            'exec'\t'run a command in a running process (Drycc 1.8 and newer)' \
            'info'\t'show an app with its processes and domains' \
            'login'\t'log in to a controller' \
            'logout'\t'log out' \
            'logs'\t'show an app\'s logs' \
            'open'\t'open an app in a browser' \
            'passwd'\t'change a password' \
            'pull'\t'deploy an image' \
            'config:info'\t'list environment variables' \
            'perms:add'\t'add a collaborator or an administrator' \
            'perms:remove'\t'remove a collaborator or an administrator' \
            'pts:scale'\t'scale process types' \
            'register'\t'create an account, and log in' \
            'rollback'\t'roll back to an earlier release' \
            'run'\t'run a one-off command in an app' \
            'scale'\t'scale process types' \
            'sharing'\t'list an app\'s collaborators, or the administrators' \
            'sharing:list'\t'list an app\'s collaborators, or the administrators' \
            'sharing:add'\t'add a collaborator or an administrator' \
            'sharing:remove'\t'remove a collaborator or an administrator' \
            'whoami'\t'show who is logged in, and where' \
            'help'\t'explain the commands'
        # Programs on PATH that begin with the name of this one are plugins.
        for path in $PATH/deis-*
            test -f $path -a -x $path; and printf '%s\tplugin\n' (string replace -r -- '.*/deis-' '' $path)
        end
        return
    end

    if string match -qr -- '^(-|--[^=]*)$' "$current"; and not contains -- -- $words
        set -l known yes
        set -l options
        switch "$words[1] $words[2] "
            case 'auth:register *' 'auth register *' 'register *'
                set options \
                    '--username'\t'user name' \
                    '-u'\t'user name' \
                    '--password'\t'password; visible to other users of this machine' \
                    '-p'\t'password; visible to other users of this machine' \
                    '--password-stdin'\t'read the password from standard input' \
                    '--email'\t'email address (optional on some Deis v1 controllers)' \
                    '--first-name'\t'first name' \
                    '--last-name'\t'last name' \
                    '--login'\t'false creates the account without logging in' \
                    '--ssl-verify'\t'false disables TLS certificate checks, now and later'
            case 'auth:login *' 'auth login *' 'login *'
                set options \
                    '--username'\t'user name' \
                    '-u'\t'user name' \
                    '--password'\t'password; visible to other users of this machine' \
                    '-p'\t'password; visible to other users of this machine' \
                    '--password-stdin'\t'read the password from standard input' \
                    '--token-stdin'\t'read a token from standard input, and log in with it' \
                    '--browser'\t'log in with a browser (Drycc 1.8 and newer; default there if you give no user name)' \
                    '--ssl-verify'\t'false disables TLS certificate checks, now and later'
            case 'auth:logout *' 'auth logout *' 'logout *'
                set options \
                    '--revoke'\t'revoke the token as well (Drycc 1.8 and newer)'
            case 'auth:whoami *' 'auth whoami *' 'whoami *'
                set options \
                    '--all'\t'show everything that the controller knows about the user' \
                    '-a'\t'show everything that the controller knows about the user'
            case 'auth:token *' 'auth token *' 'auth:status *' 'auth status *' 'workspaces:switch *' 'workspaces switch *' 'workspaces:invite *' 'workspaces invite *' 'workspaces:accept *' 'workspaces accept *' 'workspaces:revoke *' 'workspaces revoke *' 'workspaces:remove *' 'workspaces remove *' 'workspaces:leave *' 'workspaces leave *' 'addons:classes *' 'addons classes *' 'keys:add *' 'keys add *' 'keys:remove *' 'keys remove *' 'users:enable *' 'users enable *' 'users:disable *' 'users disable *' 'profiles:list *' 'profiles list *' 'profiles:use *' 'profiles use *' 'profiles:rename *' 'profiles rename *' 'profiles:bind *' 'profiles bind *' 'profiles:unbind *' 'profiles unbind *' 'alias:list *' 'alias list *' 'alias:remove *' 'alias remove *' 'commands:list *' 'commands list *' 'shortcuts:list *' 'shortcuts list *' 'plugins:list *' 'plugins list *' 'doctor:run *' 'doctor run *' 'completion:show *' 'completion show *'
                set options
            case 'auth:cancel *' 'auth cancel *'
                set options \
                    '--username'\t'the account (default: your own)' \
                    '--password'\t'password; visible to other users of this machine' \
                    '-p'\t'password; visible to other users of this machine' \
                    '--password-stdin'\t'read the password from standard input' \
                    '--yes'\t'skip the confirmation'
            case 'auth:passwd *' 'auth passwd *' 'passwd *'
                set options \
                    '--username'\t'the user whose password to change (default: you)' \
                    '--password'\t'current password; visible to other users of this machine' \
                    '--new-password'\t'new password; visible to other users of this machine' \
                    '--password-stdin'\t'read the passwords from standard input'
            case 'auth:regenerate *' 'auth regenerate *'
                set options \
                    '--username'\t'the user whose token to replace (default: you)' \
                    '-u'\t'the user whose token to replace (default: you)' \
                    '--all'\t'replace the tokens of all users' \
                    '--yes'\t'skip the confirmation'
            case 'apps:create *' 'apps create *' 'create *'
                set options \
                    '--buildpack'\t'buildpack to build with, saved as BUILDPACK_URL' \
                    '-b'\t'buildpack to build with, saved as BUILDPACK_URL' \
                    '--remote'\t'name of the git remote (default: the name of this program)' \
                    '-r'\t'name of the git remote (default: the name of this program)' \
                    '--no-remote'\t'do not use --remote' \
                    '--workspace'\t'the workspace (default: from the environment, the profile, or the only one)'
            case 'apps:list *' 'apps list *'
                set options \
                    '--limit'\t'show at most this many (default: all)' \
                    '-l'\t'show at most this many (default: all)' \
                    '--workspace'\t'the workspace (default: from the environment, the profile, or the only one)' \
                    '--all'\t'list the apps of all your workspaces' \
                    '--search'\t'only apps whose name starts with this (Drycc of 2026 and newer)'
            case 'apps:info *' 'apps info *' 'info *' 'apps:open *' 'apps open *' 'open *' 'ps:describe *' 'ps describe *' 'ps:delete *' 'ps delete *' 'ps:wait *' 'ps wait *' 'pts:describe *' 'pts describe *' 'pts:clean *' 'pts clean *' 'releases:info *' 'releases info *' 'autoscale:list *' 'autoscale list *' 'labels:list *' 'labels list *' 'maintenance:info *' 'maintenance info *' 'routing:info *' 'routing info *' 'autodeploy:info *' 'autodeploy info *' 'autorollback:info *' 'autorollback info *' 'tls:info *' 'tls info *' 'whitelist:list *' 'whitelist list *' 'domains:remove *' 'domains remove *' 'gateways:info *' 'gateways info *' 'gateways:apply *' 'gateways apply *' 'routes:info *' 'routes info *' 'routes:apply *' 'routes apply *' 'routes:add *' 'routes add *' 'routes:get *' 'routes get *' 'routes:remove *' 'routes remove *' 'volumes:expand *' 'volumes expand *' 'resources:bind *' 'resources bind *' 'resources:unbind *' 'resources unbind *' 'perms:update *' 'perms update *' 'git:remove *' 'git remove *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)'
            case 'apps:destroy *' 'apps destroy *' 'destroy *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--confirm'\t'confirm with the name of the app'
            case 'apps:logs *' 'apps logs *' 'logs *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--lines'\t'show this many of the newest lines' \
                    '-n'\t'show this many of the newest lines' \
                    '--follow'\t'keep printing new lines' \
                    '-f'\t'keep printing new lines' \
                    '--follow-time'\t'stop following after this time (Drycc 1.8 to 1.13)' \
                    '--since'\t'only lines since then, e.g. 10m, 2h or 2026-01-31T12:00' \
                    '--process'\t'only lines from this process type or process' \
                    '-p'\t'only lines from this process type or process' \
                    '--source'\t'only lines from the app, or from api, router or another component'
            case 'apps:transfer *' 'apps transfer *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--force'\t'transfer to a workspace that you are not a member of'
            case 'ps:list *' 'ps list *' 'pts:list *' 'pts list *' 'builds:list *' 'builds list *' 'releases:list *' 'releases list *' 'domains:list *' 'domains list *' 'services:list *' 'services list *' 'gateways:list *' 'gateways list *' 'routes:list *' 'routes list *' 'volumes:list *' 'volumes list *' 'addons:list *' 'addons list *' 'resources:list *' 'resources list *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--limit'\t'show at most this many (default: all)' \
                    '-l'\t'show at most this many (default: all)'
            case 'ps:logs *' 'ps logs *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--lines'\t'show this many of the newest lines; 0 or -1 shows all (default: 300)' \
                    '-l'\t'show this many of the newest lines; 0 or -1 shows all (default: 300)' \
                    '--follow'\t'keep printing new lines' \
                    '-f'\t'keep printing new lines' \
                    '--container'\t'container of the process, if it has several' \
                    '--previous'\t'show the logs of the previous run of the process' \
                    '-p'\t'show the logs of the previous run of the process'
            case 'ps:exec *' 'ps exec *' 'exec *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--stdin'\t'pass standard input on to the command' \
                    '-i'\t'pass standard input on to the command' \
                    '--tty'\t'give the command a terminal' \
                    '-t'\t'give the command a terminal' \
                    '--container'\t'container of the process, if it has several'
            case 'ps:scale *' 'ps scale *' 'pts:scale *' 'scale *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--dry-run'\t'show what would change, without changing it' \
                    '--wait'\t'wait until the processes are up, or one fails (up to --timeout, default: 600 seconds)'
            case 'ps:restart *' 'ps restart *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--wait'\t'wait until the processes are up, or one fails (up to --timeout, default: 600 seconds)'
            case 'pts:restart *' 'pts restart *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--confirm'\t'nothing is asked here; for scripts of the Go client: --confirm yes'
            case 'config:list *' 'config list *' 'config:info *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--group'\t'group of variables (default: global; Drycc 1.8 and newer)' \
                    '-g'\t'group of variables (default: global; Drycc 1.8 and newer)' \
                    '--ptype'\t'variables of this process type alone (Drycc 1.8 and newer)' \
                    '-p'\t'variables of this process type alone (Drycc 1.8 and newer)' \
                    '--version'\t'of this release, e.g. v3 or 3 (Drycc 1.8 and newer)' \
                    '-v'\t'of this release, e.g. v3 or 3 (Drycc 1.8 and newer)' \
                    '--oneline'\t'print all on one line, as NAME=value' \
                    '--diff'\t'print in the .env format, as config:pull writes it'
            case 'config:get *' 'config get *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--group'\t'group of variables (default: global; Drycc 1.8 and newer)' \
                    '-g'\t'group of variables (default: global; Drycc 1.8 and newer)' \
                    '--ptype'\t'variables of this process type alone (Drycc 1.8 and newer)' \
                    '-p'\t'variables of this process type alone (Drycc 1.8 and newer)'
            case 'config:set *' 'config set *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--read'\t'read values from files (@file) and standard input (-)' \
                    '--group'\t'group of variables (default: global; Drycc 1.8 and newer)' \
                    '-g'\t'group of variables (default: global; Drycc 1.8 and newer)' \
                    '--ptype'\t'variables of this process type alone (Drycc 1.8 and newer)' \
                    '-p'\t'variables of this process type alone (Drycc 1.8 and newer)' \
                    '--dry-run'\t'show what would change, without changing it' \
                    '--confirm'\t'nothing is asked here; for scripts of the Go client: --confirm yes' \
                    '--ok-if-unchanged'\t'exit 0 if there is nothing to change' \
                    '--wait'\t'wait until the processes are up, or one fails (up to --timeout, default: 600 seconds)' \
                    '--show-values'\t'print values too (default: names only)'
            case 'config:unset *' 'config unset *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--group'\t'group of variables (default: global; Drycc 1.8 and newer)' \
                    '-g'\t'group of variables (default: global; Drycc 1.8 and newer)' \
                    '--ptype'\t'variables of this process type alone (Drycc 1.8 and newer)' \
                    '-p'\t'variables of this process type alone (Drycc 1.8 and newer)' \
                    '--dry-run'\t'show what would change, without changing it' \
                    '--confirm'\t'nothing is asked here; for scripts of the Go client: --confirm yes' \
                    '--ok-if-unchanged'\t'exit 0 if there is nothing to change' \
                    '--wait'\t'wait until the processes are up, or one fails (up to --timeout, default: 600 seconds)' \
                    '--show-values'\t'print values too (default: names only)'
            case 'config:attach *' 'config attach *' 'config:detach *' 'config detach *' 'autoscale:unset *' 'autoscale unset *' 'labels:set *' 'labels set *' 'labels:unset *' 'labels unset *' 'maintenance:on *' 'maintenance on *' 'maintenance:off *' 'maintenance off *' 'routing:enable *' 'routing enable *' 'routing:disable *' 'routing disable *' 'autodeploy:enable *' 'autodeploy enable *' 'autodeploy:disable *' 'autodeploy disable *' 'autorollback:enable *' 'autorollback enable *' 'autorollback:disable *' 'autorollback disable *' 'tls:enable *' 'tls enable *' 'tls:disable *' 'tls disable *' 'tls:force *' 'tls force *' 'tls:auto *' 'tls auto *' 'whitelist:add *' 'whitelist add *' 'whitelist:remove *' 'whitelist remove *' 'volumes:mount *' 'volumes mount *' 'volumes:unmount *' 'volumes unmount *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--ok-if-unchanged'\t'exit 0 if there is nothing to change'
            case 'config:edit *' 'config edit *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--show-values'\t'print values too (default: names only)'
            case 'config:diff *' 'config diff *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--file'\t'file to compare with; - for standard input' \
                    '--format'\t'env, shell, json, yaml, docker (default: env)' \
                    '--to-app'\t'app to compare with' \
                    '--release'\t'release to compare with, e.g. v3 or 3' \
                    '--exit-code'\t'exit with 1 if there is a difference' \
                    '--show-values'\t'print values too (default: names only)'
            case 'config:push *' 'config push *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--path'\t'file to read; - for standard input (default: piped input, or .env)' \
                    '-p'\t'file to read; - for standard input (default: piped input, or .env)' \
                    '--ptype'\t'variables of this process type alone (Drycc 1.8 and newer)' \
                    '--format'\t'env, shell, json, yaml, docker (default: env)' \
                    '--merge'\t'keep the variables that the file does not name (the default)' \
                    '--replace'\t'remove the variables that the file does not name (Drycc 1.8 and newer)' \
                    '--group'\t'group of variables (default: global; Drycc 1.8 and newer)' \
                    '-g'\t'group of variables (default: global; Drycc 1.8 and newer)' \
                    '--dry-run'\t'show what would change, without changing it' \
                    '--confirm'\t'nothing is asked here; for scripts of the Go client: --confirm yes' \
                    '--ok-if-unchanged'\t'exit 0 if there is nothing to change' \
                    '--wait'\t'wait until the processes are up, or one fails (up to --timeout, default: 600 seconds)' \
                    '--show-values'\t'print values too (default: names only)'
            case 'config:export *' 'config export *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--group'\t'group of variables (default: global; Drycc 1.8 and newer)' \
                    '-g'\t'group of variables (default: global; Drycc 1.8 and newer)' \
                    '--ptype'\t'variables of this process type alone (Drycc 1.8 and newer)' \
                    '-p'\t'variables of this process type alone (Drycc 1.8 and newer)' \
                    '--format'\t'env, shell, json, yaml, docker (default: env)'
            case 'limits:list *' 'limits list *' 'timeouts:list *' 'timeouts list *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--version'\t'of this release, e.g. v3 or 3 (Drycc 1.8 and newer)' \
                    '-v'\t'of this release, e.g. v3 or 3 (Drycc 1.8 and newer)'
            case 'limits:set *' 'limits set *' 'limits:unset *' 'limits unset *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--memory'\t'memory (the default)' \
                    '-m'\t'memory (the default)' \
                    '--cpu'\t'CPU instead of memory' \
                    '--ok-if-unchanged'\t'exit 0 if there is nothing to change' \
                    '--wait'\t'wait until the processes are up, or one fails (up to --timeout, default: 600 seconds)'
            case 'limits:plans *' 'limits plans *'
                set options \
                    '--cpu'\t'only plans with that many cores' \
                    '--memory'\t'only plans with that much memory' \
                    '-m'\t'only plans with that much memory' \
                    '--spec-id'\t'only plans of this spec' \
                    '--limit'\t'show at most this many (default: all)' \
                    '-l'\t'show at most this many (default: all)'
            case 'limits:specs *' 'limits specs *'
                set options \
                    '--keywords'\t'only specs with one of these words, separated by commas' \
                    '-k'\t'only specs with one of these words, separated by commas' \
                    '--limit'\t'show at most this many (default: all)' \
                    '-l'\t'show at most this many (default: all)'
            case 'tags:list *' 'tags list *' 'registry:list *' 'registry list *' 'lifecycles:list *' 'lifecycles list *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--ptype'\t'only for this process type (Drycc 1.8 and newer)' \
                    '-p'\t'only for this process type (Drycc 1.8 and newer)' \
                    '--version'\t'of this release, e.g. v3 or 3 (Drycc 1.8 and newer)' \
                    '-v'\t'of this release, e.g. v3 or 3 (Drycc 1.8 and newer)'
            case 'tags:set *' 'tags set *' 'tags:unset *' 'tags unset *' 'registry:set *' 'registry set *' 'registry:unset *' 'registry unset *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--ptype'\t'only for this process type (Drycc 1.8 and newer)' \
                    '-p'\t'only for this process type (Drycc 1.8 and newer)' \
                    '--ok-if-unchanged'\t'exit 0 if there is nothing to change' \
                    '--wait'\t'wait until the processes are up, or one fails (up to --timeout, default: 600 seconds)'
            case 'healthchecks:list *' 'healthchecks list *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--type'\t'show only this process type' \
                    '--ptype'\t'the same as --type' \
                    '-p'\t'the same as --type' \
                    '--version'\t'of this release, e.g. v3 or 3 (Drycc 1.8 and newer)' \
                    '-v'\t'of this release, e.g. v3 or 3 (Drycc 1.8 and newer)'
            case 'healthchecks:set *' 'healthchecks set *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--path'\t'path that httpGet requests (default: /)' \
                    '-p'\t'path that httpGet requests (default: /)' \
                    '--type'\t'process type (default: web/cmd, the default process)' \
                    '--ptype'\t'the same as --type' \
                    '--headers'\t'headers that httpGet sends, as <name>:<value>,<name>:<value>' \
                    '--initial-delay-timeout'\t'delay before the first probe (default: 50)' \
                    '--timeout-seconds'\t'time-out of a probe (default: 50)' \
                    '--period-seconds'\t'time between probes (default: 10)' \
                    '--success-threshold'\t'successes before it counts as healthy (default: 1; always 1 for liveness)' \
                    '--failure-threshold'\t'failures before it counts as unhealthy (default: 3)' \
                    '--ok-if-unchanged'\t'exit 0 if there is nothing to change' \
                    '--wait'\t'wait until the processes are up, or one fails (up to --timeout, default: 600 seconds)'
            case 'healthchecks:unset *' 'healthchecks unset *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--type'\t'process type (default: web/cmd, the default process)' \
                    '--ptype'\t'the same as --type' \
                    '-p'\t'the same as --type' \
                    '--ok-if-unchanged'\t'exit 0 if there is nothing to change' \
                    '--wait'\t'wait until the processes are up, or one fails (up to --timeout, default: 600 seconds)'
            case 'lifecycles:set *' 'lifecycles set *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--ptype'\t'process type (default: web)' \
                    '-p'\t'process type (default: web)' \
                    '--path'\t'path that httpGet requests (default: /)' \
                    '--headers'\t'headers that httpGet sends, as <name>:<value>,<name>:<value>' \
                    '--stop-signal'\t'signal that stops the process, e.g. SIGTERM' \
                    '--ok-if-unchanged'\t'exit 0 if there is nothing to change' \
                    '--wait'\t'wait until the processes are up, or one fails (up to --timeout, default: 600 seconds)'
            case 'lifecycles:unset *' 'lifecycles unset *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--ptype'\t'process type (default: web)' \
                    '-p'\t'process type (default: web)' \
                    '--ok-if-unchanged'\t'exit 0 if there is nothing to change' \
                    '--wait'\t'wait until the processes are up, or one fails (up to --timeout, default: 600 seconds)'
            case 'timeouts:set *' 'timeouts set *' 'timeouts:unset *' 'timeouts unset *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--ok-if-unchanged'\t'exit 0 if there is nothing to change' \
                    '--wait'\t'wait until the processes are up, or one fails (up to --timeout, default: 600 seconds)'
            case 'builds:info *' 'builds info *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--version'\t'release, e.g. v3 or 3 (default: the newest that is good)' \
                    '-v'\t'release, e.g. v3 or 3 (default: the newest that is good)'
            case 'builds:create *' 'builds create *' 'pull *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--procfile'\t'process types and their commands, e.g. "web: ./server", or a file of them' \
                    '-p'\t'process types and their commands, e.g. "web: ./server", or a file of them' \
                    '--dryccpath'\t'folder of pipelines, or one YAML file (default: .drycc; Drycc 1.8 and newer)' \
                    '-d'\t'folder of pipelines, or one YAML file (default: .drycc; Drycc 1.8 and newer)' \
                    '--stack'\t'stack of the image (default: container; Drycc 1.8 and newer)' \
                    '-s'\t'stack of the image (default: container; Drycc 1.8 and newer)' \
                    '--confirm'\t'confirm what the build replaces: --confirm yes' \
                    '--dry-run'\t'show what would change, without changing it' \
                    '--wait'\t'wait until the processes are up, or one fails (up to --timeout, default: 600 seconds)'
            case 'builds:fetch *' 'builds fetch *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--version'\t'release, e.g. v3 or 3 (default: the newest that is good)' \
                    '-v'\t'release, e.g. v3 or 3 (default: the newest that is good)' \
                    '--procfile'\t'where the Procfile goes (default: Procfile)' \
                    '-p'\t'where the Procfile goes (default: Procfile)' \
                    '--dryccpath'\t'where the pipelines go (default: .drycc)' \
                    '-d'\t'where the pipelines go (default: .drycc)' \
                    '--save'\t'write the files instead of printing them' \
                    '--confirm'\t'overwrite files: --confirm yes'
            case 'releases:diff *' 'releases diff *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--exit-code'\t'exit with 1 if build or config differ'
            case 'releases:deploy *' 'releases deploy *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--ptype'\t'process type to deploy; the same as an argument' \
                    '-p'\t'process type to deploy; the same as an argument' \
                    '--confirm'\t'nothing is asked here; for scripts of the Go client: --confirm yes' \
                    '--force'\t'do not wait for a pipeline that is still running' \
                    '-f'\t'do not wait for a pipeline that is still running' \
                    '--wait'\t'wait until the processes are up, or one fails (up to --timeout, default: 600 seconds)'
            case 'releases:rollback *' 'releases rollback *' 'rollback *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--ptype'\t'only this process type; can be given several times (Drycc 1.8 and newer)' \
                    '-p'\t'only this process type; can be given several times (Drycc 1.8 and newer)' \
                    '--dry-run'\t'show what would change, without changing it' \
                    '--wait'\t'wait until the processes are up, or one fails (up to --timeout, default: 600 seconds)'
            case 'autoscale:set *' 'autoscale set *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--min'\t'minimum number of processes' \
                    '--max'\t'maximum number of processes' \
                    '--cpu-percent'\t'target CPU usage, in percent' \
                    '--ok-if-unchanged'\t'exit 0 if there is nothing to change'
            case 'tls:issuer *' 'tls issuer *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--email'\t'email address of the account' \
                    '--server'\t'URL of the ACME directory' \
                    '--key-id'\t'id of the key of the account' \
                    '--key-secret'\t'secret of that key; visible to other users of this machine'
            case 'domains:add *' 'domains add *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--ptype'\t'process type that serves it (default: web; Drycc 1.8 and newer)' \
                    '-p'\t'process type that serves it (default: web; Drycc 1.8 and newer)'
            case 'services:add *' 'services add *' 'services:remove *' 'services remove *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--protocol'\t'protocol of the port (default: TCP)'
            case 'gateways:add *' 'gateways add *' 'gateways:remove *' 'gateways remove *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--port'\t'port of the gateway (Drycc 1.8 to 1.13)' \
                    '--protocol'\t'its protocol (Drycc 1.8 to 1.13)'
            case 'routes:set *' 'routes set *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--rules-file'\t'YAML file of the rules'
            case 'routes:attach *' 'routes attach *' 'routes:detach *' 'routes detach *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--gateway'\t'name of the gateway' \
                    '--port'\t'port of the gateway'
            case 'certs:list *' 'certs list *'
                set options \
                    '--app'\t'the app, on controllers whose certificates belong to an app (Drycc)' \
                    '-a'\t'the app, on controllers whose certificates belong to an app (Drycc)' \
                    '--limit'\t'show at most this many (default: all)' \
                    '-l'\t'show at most this many (default: all)'
            case 'certs:info *' 'certs info *' 'certs:remove *' 'certs remove *' 'certs:detach *' 'certs detach *'
                set options \
                    '--app'\t'the app, on controllers whose certificates belong to an app (Drycc)' \
                    '-a'\t'the app, on controllers whose certificates belong to an app (Drycc)'
            case 'certs:add *' 'certs add *'
                set options \
                    '--app'\t'the app, on controllers whose certificates belong to an app (Drycc)' \
                    '-a'\t'the app, on controllers whose certificates belong to an app (Drycc)' \
                    '--common-name'\t'common name to add it under, instead of a name (Deis v1)' \
                    '--subject-alt-names'\t'names to add it under, one by one, e.g. a.com,b.com (Deis v1)'
            case 'certs:attach *' 'certs attach *'
                set options \
                    '--app'\t'the app, on controllers whose certificates belong to an app (Drycc)' \
                    '-a'\t'the app, on controllers whose certificates belong to an app (Drycc)' \
                    '--ok-if-unchanged'\t'exit 0 if there is nothing to change'
            case 'workspaces:list *' 'workspaces list *' 'workspaces:info *' 'workspaces info *' 'workspaces:members *' 'workspaces members *' 'workspaces:invitations *' 'workspaces invitations *' 'tokens:list *' 'tokens list *' 'resources:services *' 'resources services *' 'resources:plans *' 'resources plans *' 'keys:list *' 'keys list *' 'users:list *' 'users list *'
                set options \
                    '--limit'\t'show at most this many (default: all)' \
                    '-l'\t'show at most this many (default: all)'
            case 'workspaces:create *' 'workspaces create *'
                set options \
                    '--email'\t'email address of the workspace (default: your own)'
            case 'workspaces:update *' 'workspaces update *'
                set options \
                    '--role'\t'role of the member' \
                    '--alerts'\t'whether alerts are sent to the member' \
                    '--email'\t'email address of the workspace'
            case 'workspaces:delete *' 'workspaces delete *'
                set options \
                    '--confirm'\t'confirm with the name of the workspace' \
                    '--with-apps'\t'delete it even if there are apps in it, and destroy them'
            case 'tokens:add *' 'tokens add *'
                set options \
                    '--username'\t'user name' \
                    '-u'\t'user name' \
                    '--password'\t'password; visible to other users of this machine' \
                    '-p'\t'password; visible to other users of this machine' \
                    '--password-stdin'\t'read the password from standard input' \
                    '--confirm'\t'nothing is asked here; for scripts of the Go client: --confirm yes' \
                    '--browser'\t'log in with a browser (default if you give no user name)'
            case 'tokens:remove *' 'tokens remove *'
                set options \
                    '--yes'\t'skip the confirmation' \
                    '-y'\t'skip the confirmation' \
                    '--confirm'\t'the same: --confirm yes'
            case 'volumes:add *' 'volumes add *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--type'\t'type of the volume (default: csi)' \
                    '-t'\t'type of the volume (default: csi)' \
                    '--nfs-server'\t'host name or IP address of the NFS server' \
                    '--nfs-path'\t'path that the NFS server exports' \
                    '--oss-server'\t'URL of the object storage' \
                    '--oss-bucket'\t'bucket of the object storage' \
                    '--oss-access-key'\t'access key of the object storage' \
                    '--oss-secret-key'\t'secret key; visible to other users of this machine' \
                    '--oss-secret-key-stdin'\t'read the secret key from standard input' \
                    '--oss-path-style'\t'address the bucket by path instead of host name'
            case 'volumes:info *' 'volumes info *' 'addons:info *' 'addons info *' 'addons:connection *' 'addons connection *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--show-values'\t'print secret values too'
            case 'volumes:serve *' 'volumes serve *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--detach'\t'print the login and end; the server stays for an hour'
            case 'volumes:client *' 'volumes client *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--confirm'\t'overwrite files, or remove a folder: --confirm yes'
            case 'volumes:remove *' 'volumes remove *' 'addons:remove *' 'addons remove *' 'resources:destroy *' 'resources destroy *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--confirm'\t'confirm with its name'
            case 'addons:apply *' 'addons apply *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--parameters'\t'parameters of the plan as a JSON object'
            case 'resources:create *' 'resources create *' 'resources:update *' 'resources update *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--values'\t'YAML file of parameters, instead of single ones' \
                    '-f'\t'YAML file of parameters, instead of single ones'
            case 'resources:describe *' 'resources describe *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--details'\t'show its options as well' \
                    '--show-values'\t'print secret values too'
            case 'perms:list *' 'perms list *' 'sharing *' 'sharing:list *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--admin'\t'administrators of the controller instead of collaborators' \
                    '--limit'\t'show at most this many (default: all)' \
                    '-l'\t'show at most this many (default: all)'
            case 'perms:create *' 'perms create *' 'perms:add *' 'sharing:add *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--admin'\t'administrators of the controller instead of collaborators' \
                    '--permissions'\t'permissions (default: view,change,delete; Drycc 1.8 to 1.13)'
            case 'perms:delete *' 'perms delete *' 'perms:remove *' 'sharing:remove *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--admin'\t'administrators of the controller instead of collaborators'
            case 'git:remote *' 'git remote *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--remote'\t'name of the git remote (default: the name of this program)' \
                    '-r'\t'name of the git remote (default: the name of this program)' \
                    '--force'\t'overwrite an existing remote' \
                    '-f'\t'overwrite an existing remote'
            case 'profiles:remove *' 'profiles remove *'
                set options \
                    '--yes'\t'skip the confirmation'
            case 'api:request *' 'api request *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--field'\t'field; true, false, null and numbers are typed, @file is read, @- is standard input' \
                    '-F'\t'field; true, false, null and numbers are typed, @file is read, @- is standard input' \
                    '--raw-field'\t'field whose value is a string' \
                    '-f'\t'field whose value is a string' \
                    '--header'\t'header, e.g. "accept: text/plain"' \
                    '-H'\t'header, e.g. "accept: text/plain"' \
                    '--input'\t'file with the body; - for standard input' \
                    '--paginate'\t'fetch all pages of a list' \
                    '--include'\t'print the status and headers first' \
                    '-i'\t'print the status and headers first' \
                    '--silent'\t'do not print the response'
            case 'version:show *' 'version show *'
                set options \
                    '--all'\t'show API and controller versions too' \
                    '-a'\t'show API and controller versions too' \
                    '--check-update'\t'ask the npm registry for a newer version'
            case 'completion:install *' 'completion install *'
                set options \
                    '--force'\t'overwrite a file that is not such a script'
            case 'completion:uninstall *' 'completion uninstall *'
                set options \
                    '--force'\t'delete a file that is not such a script'
            case 'sandbox:status *' 'sandbox status *' 'sandbox:stop *' 'sandbox stop *'
                set options \
                    '--data'\t'data folder (default: sandbox in the settings folder)'
            case 'sandbox:reset *' 'sandbox reset *'
                set options \
                    '--data'\t'data folder (default: sandbox in the settings folder)' \
                    '--yes'\t'skip the confirmation'
            case 'apps *'
                set options \
                    '--limit'\t'show at most this many (default: all)' \
                    '-l'\t'show at most this many (default: all)' \
                    '--workspace'\t'the workspace (default: from the environment, the profile, or the only one)' \
                    '--all'\t'list the apps of all your workspaces' \
                    '--search'\t'only apps whose name starts with this (Drycc of 2026 and newer)'
            case 'ps *' 'pts *' 'builds *' 'releases *' 'domains *' 'services *' 'gateways *' 'routes *' 'volumes *' 'addons *' 'resources *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--limit'\t'show at most this many (default: all)' \
                    '-l'\t'show at most this many (default: all)'
            case 'config *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--group'\t'group of variables (default: global; Drycc 1.8 and newer)' \
                    '-g'\t'group of variables (default: global; Drycc 1.8 and newer)' \
                    '--ptype'\t'variables of this process type alone (Drycc 1.8 and newer)' \
                    '-p'\t'variables of this process type alone (Drycc 1.8 and newer)' \
                    '--version'\t'of this release, e.g. v3 or 3 (Drycc 1.8 and newer)' \
                    '-v'\t'of this release, e.g. v3 or 3 (Drycc 1.8 and newer)' \
                    '--oneline'\t'print all on one line, as NAME=value' \
                    '--diff'\t'print in the .env format, as config:pull writes it'
            case 'limits *' 'timeouts *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--version'\t'of this release, e.g. v3 or 3 (Drycc 1.8 and newer)' \
                    '-v'\t'of this release, e.g. v3 or 3 (Drycc 1.8 and newer)'
            case 'tags *' 'registry *' 'lifecycles *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--ptype'\t'only for this process type (Drycc 1.8 and newer)' \
                    '-p'\t'only for this process type (Drycc 1.8 and newer)' \
                    '--version'\t'of this release, e.g. v3 or 3 (Drycc 1.8 and newer)' \
                    '-v'\t'of this release, e.g. v3 or 3 (Drycc 1.8 and newer)'
            case 'healthchecks *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--type'\t'show only this process type' \
                    '--ptype'\t'the same as --type' \
                    '-p'\t'the same as --type' \
                    '--version'\t'of this release, e.g. v3 or 3 (Drycc 1.8 and newer)' \
                    '-v'\t'of this release, e.g. v3 or 3 (Drycc 1.8 and newer)'
            case 'autoscale *' 'labels *' 'maintenance *' 'routing *' 'autodeploy *' 'autorollback *' 'tls *' 'whitelist *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)'
            case 'certs *'
                set options \
                    '--app'\t'the app, on controllers whose certificates belong to an app (Drycc)' \
                    '-a'\t'the app, on controllers whose certificates belong to an app (Drycc)' \
                    '--limit'\t'show at most this many (default: all)' \
                    '-l'\t'show at most this many (default: all)'
            case 'workspaces *' 'tokens *' 'keys *' 'users *'
                set options \
                    '--limit'\t'show at most this many (default: all)' \
                    '-l'\t'show at most this many (default: all)'
            case 'perms *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--admin'\t'administrators of the controller instead of collaborators' \
                    '--limit'\t'show at most this many (default: all)' \
                    '-l'\t'show at most this many (default: all)'
            case 'profiles *' 'alias *' 'commands *' 'shortcuts *' 'plugins *' 'doctor *' 'completion *'
                set options
            case 'api *'
                set options \
                    '--app'\t'the app (default: from the git remote, environment or directory)' \
                    '-a'\t'the app (default: from the git remote, environment or directory)' \
                    '--field'\t'field; true, false, null and numbers are typed, @file is read, @- is standard input' \
                    '-F'\t'field; true, false, null and numbers are typed, @file is read, @- is standard input' \
                    '--raw-field'\t'field whose value is a string' \
                    '-f'\t'field whose value is a string' \
                    '--header'\t'header, e.g. "accept: text/plain"' \
                    '-H'\t'header, e.g. "accept: text/plain"' \
                    '--input'\t'file with the body; - for standard input' \
                    '--paginate'\t'fetch all pages of a list' \
                    '--include'\t'print the status and headers first' \
                    '-i'\t'print the status and headers first' \
                    '--silent'\t'do not print the response'
            case 'version *'
                set options \
                    '--all'\t'show API and controller versions too' \
                    '-a'\t'show API and controller versions too' \
                    '--check-update'\t'ask the npm registry for a newer version'
            case '*'
                set known no
        end
        if test $known = yes
            set -a options \
                '--json'\t'print JSON, optionally only these fields' \
                '--jq'\t'filter JSON output with a jq expression' \
                '--template'\t'format JSON output with a Mustache template' \
                '--output'\t'output format' \
                '-o'\t'output format' \
                '--quiet'\t'print no progress and no notices' \
                '-q'\t'print no progress and no notices' \
                '--no-color'\t'disable color' \
                '--no-input'\t'disable prompts' \
                '--config'\t'profile to use (name or path to .json)' \
                '-c'\t'profile to use (name or path to .json)' \
                '--api'\t'API to speak, or auto to detect it' \
                '--timeout'\t'time to wait for a response: seconds, or e.g. 30s or 10m' \
                '--debug'\t'show requests and responses, without secrets' \
                '--help'\t'show this help' \
                '-h'\t'show this help'
            printf '%s\n' $options
            return
        end
    end

    set -l lines (command $program __complete -- $words "$current" 2>/dev/null </dev/null)
    if test "$lines[1]" = :files
        set -l option (string match -r -- '^-[^=]*=' "$current")
        for path in (__fish_complete_path (string replace -- "$option" '' "$current"))
            printf '%s%s\n' "$option" $path
        end
        return
    end
    set -q lines[1]; and printf '%s\n' $lines
end

complete -c deis -f -k -a '(__deis_complete)'
