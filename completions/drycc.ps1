# Completion of drycc for PowerShell, made by "drycc completion powershell".
# Commands and options stand in here; what must be found out, such as the names of apps, the program is asked for.

Register-ArgumentCompleter -Native -CommandName drycc -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
    })
    $program = if ($words[0] -match '[/\\]') { $words[0] } else { 'drycc' }
    $current = [string]$wordToComplete
    $last = if ($current -eq '') { $words.Count - 1 } else { $words.Count - 2 }
    $given = @(if ($last -ge 1) { $words[1..$last] })
    $lines = @()
    $known = $false

    if ($given.Count -eq 0 -and -not $current.StartsWith('-')) {
        $known = $true
        $lines = @(
            "auth`tlog in, and manage your account"
            "auth:register`tcreate an account, and log in"
            "auth:login`tlog in to a controller"
            "auth:logout`tlog out"
            "auth:whoami`tshow who is logged in, and where"
            "auth:token`tprint your API token"
            "auth:status`tcheck your login"
            "auth:cancel`tdelete an account permanently"
            "auth:passwd`tchange a password"
            "auth:regenerate`treplace a token with a new one"
            "apps`tmanage apps"
            "apps:create`tcreate an app"
            "apps:list`tlist your apps"
            "apps:info`tshow an app with its processes and domains"
            "apps:destroy`tdestroy an app permanently"
            "apps:logs`tshow an app's logs"
            "apps:run`trun a one-off command in an app"
            "apps:transfer`ttransfer an app to another user or workspace"
            "apps:open`topen an app in a browser"
            "ps`tmanage processes"
            "ps:list`tlist an app's processes"
            "ps:describe`tshow the containers and events of a process (Drycc 1.8 and newer)"
            "ps:logs`tshow the logs of a process (Drycc 1.8 and newer)"
            "ps:exec`trun a command in a running process (Drycc 1.8 and newer)"
            "ps:scale`tscale process types"
            "ps:restart`trestart processes"
            "ps:delete`tdelete processes; others take their place (Drycc 1.8 and newer)"
            "ps:wait`twait until the newest release is running"
            "pts`tmanage process types (Drycc 1.8 and newer)"
            "pts:list`tlist an app's process types"
            "pts:describe`tshow the containers and events of a process type"
            "pts:restart`trestart process types"
            "pts:clean`tremove process types that the current release no longer has"
            "config`tmanage environment variables"
            "config:list`tlist environment variables"
            "config:get`tprint the values of environment variables"
            "config:set`tset environment variables"
            "config:unset`tremove environment variables"
            "config:attach`tlet a process type use groups of variables (Drycc 1.8 and newer)"
            "config:detach`ttake groups of variables from a process type (Drycc 1.8 and newer)"
            "config:edit`tedit environment variables in your editor"
            "config:diff`tcompare environment variables with a file, app or release"
            "config:pull`tsave environment variables to a .env file"
            "config:push`tset environment variables from a .env file"
            "config:export`tprint environment variables for another program"
            "limits`tset memory and CPU limits"
            "limits:list`tlist memory and CPU limits"
            "limits:set`tlimit memory (default) or CPU"
            "limits:unset`tremove memory (default) or CPU limits"
            "limits:plans`tlist limit plans (Drycc 1.8 and newer)"
            "limits:specs`tlist the specs of limit plans (Drycc 1.8 and newer)"
            "tags`tchoose the nodes an app runs on, by tag"
            "tags:list`tlist the node tags of an app"
            "tags:set`tschedule an app on nodes with these tags"
            "tags:unset`tremove node tags"
            "registry`tset credentials for a private image registry"
            "registry:list`tlist registry credentials"
            "registry:set`tset registry credentials"
            "registry:unset`tremove registry credentials"
            "healthchecks`tmanage health checks"
            "healthchecks:list`tlist health checks"
            "healthchecks:set`tset a health check"
            "healthchecks:unset`tremove health checks"
            "lifecycles`trun hooks when processes start and stop (Drycc 1.8 and newer)"
            "lifecycles:list`tlist lifecycle hooks"
            "lifecycles:set`tset a lifecycle hook"
            "lifecycles:unset`tremove lifecycle hooks"
            "timeouts`tset how long processes may take to stop (Drycc 1.8 and newer)"
            "timeouts:list`tlist how long processes may take to stop"
            "timeouts:set`tset how many seconds processes may take to stop"
            "timeouts:unset`tremove timeouts of process types"
            "builds`tmanage builds"
            "builds:list`tlist builds"
            "builds:info`tshow the build of a release (Drycc 1.8 and newer)"
            "builds:create`tdeploy an image"
            "builds:fetch`tprint or save Procfile and pipelines of a build (Drycc 1.8 and newer)"
            "releases`tmanage releases"
            "releases:list`tlist releases, newest first"
            "releases:info`tshow a release"
            "releases:diff`tcompare two releases"
            "releases:deploy`tdeploy the newest release again (Drycc 1.8 and newer)"
            "releases:rollback`troll back to an earlier release"
            "autoscale`tautoscale by CPU load"
            "autoscale:list`tlist autoscale rules"
            "autoscale:set`tautoscale a process type"
            "autoscale:unset`tstop autoscaling a process type"
            "labels`tmanage labels"
            "labels:list`tlist labels"
            "labels:set`tset labels"
            "labels:unset`tremove labels"
            "maintenance`tturn maintenance mode on or off"
            "maintenance:info`tshow maintenance mode"
            "maintenance:on`tturn maintenance mode on"
            "maintenance:off`tturn maintenance mode off"
            "routing`tturn routing on or off"
            "routing:info`tshow whether routing is on"
            "routing:enable`tmake an app reachable through the router"
            "routing:disable`tmake an app unreachable through the router"
            "autodeploy`tturn automatic deployment on or off (Drycc 1.8 and newer)"
            "autodeploy:info`tshow whether automatic deployment is on"
            "autodeploy:enable`tturn automatic deployment on"
            "autodeploy:disable`tturn automatic deployment off"
            "autorollback`tturn automatic rollback on or off (Drycc 1.8 and newer)"
            "autorollback:info`tshow whether automatic rollback is on"
            "autorollback:enable`tturn automatic rollback on"
            "autorollback:disable`tturn automatic rollback off"
            "tls`trequire HTTPS"
            "tls:info`tshow whether HTTPS is required"
            "tls:enable`trequire HTTPS"
            "tls:disable`tallow HTTP as well"
            "tls:force`trequire HTTPS, or allow HTTP"
            "tls:auto`tturn automatic certificates on or off (Drycc 1.8 and newer)"
            "tls:issuer`tset the ACME account that issues certificates (Drycc 1.8 and newer)"
            "whitelist`tallow access only from these IP addresses"
            "whitelist:list`tlist the allowed IP addresses"
            "whitelist:add`tallow access from these addresses"
            "whitelist:remove`tremove addresses from the whitelist"
            "domains`tmanage domains"
            "domains:list`tlist an app's domains"
            "domains:add`tadd domains to an app"
            "domains:remove`tremove domains from an app"
            "services`tmanage the ports of process types (Drycc 1.8 and newer)"
            "services:list`tlist the services of an app and their ports"
            "services:add`tadd a port to the service of a process type"
            "services:remove`tremove a port from the service of a process type"
            "gateways`tmanage gateways, which open ports to the outside (Drycc)"
            "gateways:list`tlist the gateways of an app"
            "gateways:info`tprint a gateway as a YAML file"
            "gateways:apply`tadd or change a gateway from a YAML file"
            "gateways:add`topen a port of a gateway (Drycc 1.8 to 1.13)"
            "gateways:remove`tremove a gateway"
            "routes`tmanage routes from gateways to services (Drycc)"
            "routes:list`tlist the routes of an app"
            "routes:info`tprint a route as a YAML file"
            "routes:apply`tadd or change a route from a YAML file"
            "routes:add`tadd a route to services (Drycc 1.8 to 1.13)"
            "routes:get`tprint the rules of a route as YAML (Drycc 1.8 to 1.13)"
            "routes:set`tset the rules of a route from a YAML file (Drycc 1.8 to 1.13)"
            "routes:attach`tattach a route to a port of a gateway (Drycc 1.8 to 1.13)"
            "routes:detach`tdetach a route from a port of a gateway (Drycc 1.8 to 1.13)"
            "routes:remove`tremove a route"
            "certs`tmanage TLS certificates"
            "certs:list`tlist your certificates"
            "certs:info`tshow a certificate"
            "certs:add`tadd a certificate and its private key"
            "certs:remove`tremove a certificate"
            "certs:attach`tattach a certificate to domains"
            "certs:detach`tdetach a certificate from domains"
            "workspaces`tmanage workspaces (Drycc of 2026 and newer)"
            "workspaces:list`tlist your workspaces"
            "workspaces:create`tcreate a workspace"
            "workspaces:info`tshow a workspace with its members"
            "workspaces:switch`tset the default workspace of the profile"
            "workspaces:update`tchange a member of a workspace, or its email address"
            "workspaces:members`tlist the members of a workspace"
            "workspaces:invite`tinvite somebody to a workspace by email"
            "workspaces:invitations`tlist open invitations to a workspace"
            "workspaces:accept`taccept an invitation to a workspace"
            "workspaces:revoke`trevoke an invitation to a workspace"
            "workspaces:remove`tremove a member from a workspace"
            "workspaces:leave`tleave a workspace"
            "workspaces:delete`tdelete a workspace permanently"
            "tokens`tmanage API tokens (Drycc 1.8 and newer)"
            "tokens:list`tlist your API tokens"
            "tokens:add`tcreate an API token, and print it"
            "tokens:remove`trevoke an API token"
            "volumes`tmanage volumes of an app (Drycc 1.8 and newer)"
            "volumes:list`tlist an app's volumes"
            "volumes:add`tadd a volume to an app"
            "volumes:info`tshow a volume"
            "volumes:expand`tmake a volume larger"
            "volumes:mount`tmount a volume in processes"
            "volumes:unmount`tunmount a volume from processes"
            "volumes:serve`topen a volume over WebDAV (Drycc of 2026)"
            "volumes:client`tlist, copy or remove files in a volume (Drycc 1.8 to 1.13)"
            "volumes:remove`tremove a volume with its data"
            "addons`tmanage addons of an app (Drycc of 2026 and newer)"
            "addons:list`tlist an app's addons"
            "addons:info`tshow an addon"
            "addons:apply`tadd an addon, or change its plan"
            "addons:remove`tremove an addon with its data"
            "addons:classes`tlist classes of addons, or the plans of one"
            "addons:connection`tshow how to connect to an addon"
            "resources`tmanage resources of an app (Drycc 1.8 to 1.13)"
            "resources:list`tlist an app's resources"
            "resources:services`tlist the services of which there can be resources"
            "resources:plans`tlist the plans of a service"
            "resources:create`tcreate a resource of an app"
            "resources:describe`tshow a resource and how to connect to it"
            "resources:update`tgive a resource another plan, or other parameters"
            "resources:bind`tbind a resource to its app"
            "resources:unbind`tunbind a resource from its app"
            "resources:destroy`tdestroy a resource with its data"
            "keys`tmanage SSH keys"
            "keys:list`tlist your SSH keys"
            "keys:add`tadd an SSH key for git push"
            "keys:remove`tremove an SSH key"
            "perms`tshare apps and manage administrators"
            "perms:list`tlist an app's collaborators, or the administrators"
            "perms:create`tadd a collaborator or an administrator"
            "perms:update`tchange what a collaborator may do (Drycc 1.8 to 1.13)"
            "perms:delete`tremove a collaborator or an administrator"
            "users`tlist, enable and disable users"
            "users:list`tlist all users (administrators only)"
            "users:enable`tlet a user log in again (Drycc 1.8 to 1.13, administrators only)"
            "users:disable`tno longer let a user log in (Drycc 1.8 to 1.13, administrators only)"
            "git`tmanage git remotes"
            "git:remote`tadd a git remote for an app"
            "git:remove`tremove the git remotes of an app"
            "profiles`tmanage logins to several controllers, or as several users"
            "profiles:list`tlist logins, and show which one is used here"
            "profiles:use`tset the default profile"
            "profiles:rename`trename a profile"
            "profiles:remove`tremove a profile and its login"
            "profiles:bind`tbind this git repository to a profile"
            "profiles:unbind`tunbind this git repository from its profile"
            "alias`tdefine your own short commands"
            "alias:set`tdefine an alias for a command line"
            "alias:list`tlist your aliases"
            "alias:remove`tremove an alias"
            "api`tmake raw API requests"
            "api:request`tmake a raw API request, signed in"
            "commands`tlist all commands"
            "commands:list`tlist all commands"
            "shortcuts`tlist short names of commands"
            "shortcuts:list`tlist short names of commands"
            "plugins`tlist plugins"
            "plugins:list`tlist the plugins on PATH"
            "version`tshow versions"
            "version:show`tshow the version of this program"
            "doctor`tdiagnose problems"
            "doctor:run`tdiagnose problems with settings, controller and machine"
            "completion`tset up shell completion"
            "completion:show`tprint a completion script"
            "completion:install`tinstall shell completion"
            "completion:uninstall`tremove shell completion"
            "sandbox`trun a local controller"
            "sandbox:start`tstart the sandbox, a local controller"
            "sandbox:status`tshow whether the sandbox is running, and where"
            "sandbox:stop`tstop the sandbox"
            "sandbox:reset`tdelete all sandbox data"
            "create`tcreate an app"
            "destroy`tdestroy an app permanently"
            "exec`trun a command in a running process (Drycc 1.8 and newer)"
            "info`tshow an app with its processes and domains"
            "login`tlog in to a controller"
            "logout`tlog out"
            "logs`tshow an app's logs"
            "open`topen an app in a browser"
            "passwd`tchange a password"
            "pull`tdeploy an image"
            "config:info`tlist environment variables"
            "perms:add`tadd a collaborator or an administrator"
            "perms:remove`tremove a collaborator or an administrator"
            "pts:scale`tscale process types"
            "register`tcreate an account, and log in"
            "rollback`troll back to an earlier release"
            "run`trun a one-off command in an app"
            "scale`tscale process types"
            "sharing`tlist an app's collaborators, or the administrators"
            "sharing:list`tlist an app's collaborators, or the administrators"
            "sharing:add`tadd a collaborator or an administrator"
            "sharing:remove`tremove a collaborator or an administrator"
            "whoami`tshow who is logged in, and where"
            "help`texplain the commands"
        )
        # Programs on PATH that begin with the name of this one are plugins.
        $lines += @(Get-Command -Name 'drycc-*' -CommandType Application -ErrorAction Ignore | Where-Object {
            $_.Extension -in '', '.exe', '.com'
        } | ForEach-Object { "$($_.Name -replace '^drycc-' -replace '\.(exe|com)$')`tplugin" })
    } elseif ($current -match '^(-|--[^=]*)$' -and $given -notcontains '--') {
        $start = "$($given[0]) $($given[1]) "
        $isOneOf = { foreach ($spelling in $args) { if ($start.StartsWith($spelling)) { return $true } } return $false }
        if (-not $known -and (& $isOneOf 'auth:register ', 'auth register ', 'register ')) {
            $known = $true
            $lines += @(
                "--username`tuser name"
                "-u`tuser name"
                "--password`tpassword; visible to other users of this machine"
                "-p`tpassword; visible to other users of this machine"
                "--password-stdin`tread the password from standard input"
                "--email`temail address (optional on some Deis v1 controllers)"
                "--first-name`tfirst name"
                "--last-name`tlast name"
                "--login`tfalse creates the account without logging in"
                "--ssl-verify`tfalse disables TLS certificate checks, now and later"
            )
        }
        if (-not $known -and (& $isOneOf 'auth:login ', 'auth login ', 'login ')) {
            $known = $true
            $lines += @(
                "--username`tuser name"
                "-u`tuser name"
                "--password`tpassword; visible to other users of this machine"
                "-p`tpassword; visible to other users of this machine"
                "--password-stdin`tread the password from standard input"
                "--token-stdin`tread a token from standard input, and log in with it"
                "--browser`tlog in with a browser (Drycc 1.8 and newer; default there if you give no user name)"
                "--ssl-verify`tfalse disables TLS certificate checks, now and later"
            )
        }
        if (-not $known -and (& $isOneOf 'auth:logout ', 'auth logout ', 'logout ')) {
            $known = $true
            $lines += @(
                "--revoke`trevoke the token as well (Drycc 1.8 and newer)"
            )
        }
        if (-not $known -and (& $isOneOf 'auth:whoami ', 'auth whoami ', 'whoami ')) {
            $known = $true
            $lines += @(
                "--all`tshow everything that the controller knows about the user"
                "-a`tshow everything that the controller knows about the user"
            )
        }
        if (-not $known -and (& $isOneOf 'auth:token ', 'auth token ', 'auth:status ', 'auth status ', 'workspaces:switch ', 'workspaces switch ', 'workspaces:invite ', 'workspaces invite ', 'workspaces:accept ', 'workspaces accept ', 'workspaces:revoke ', 'workspaces revoke ', 'workspaces:remove ', 'workspaces remove ', 'workspaces:leave ', 'workspaces leave ', 'addons:classes ', 'addons classes ', 'keys:add ', 'keys add ', 'keys:remove ', 'keys remove ', 'users:enable ', 'users enable ', 'users:disable ', 'users disable ', 'profiles:list ', 'profiles list ', 'profiles:use ', 'profiles use ', 'profiles:rename ', 'profiles rename ', 'profiles:bind ', 'profiles bind ', 'profiles:unbind ', 'profiles unbind ', 'alias:list ', 'alias list ', 'alias:remove ', 'alias remove ', 'commands:list ', 'commands list ', 'shortcuts:list ', 'shortcuts list ', 'plugins:list ', 'plugins list ', 'doctor:run ', 'doctor run ', 'completion:show ', 'completion show ')) {
            $known = $true
            $lines += @(
            )
        }
        if (-not $known -and (& $isOneOf 'auth:cancel ', 'auth cancel ')) {
            $known = $true
            $lines += @(
                "--username`tthe account (default: your own)"
                "--password`tpassword; visible to other users of this machine"
                "-p`tpassword; visible to other users of this machine"
                "--password-stdin`tread the password from standard input"
                "--yes`tskip the confirmation"
            )
        }
        if (-not $known -and (& $isOneOf 'auth:passwd ', 'auth passwd ', 'passwd ')) {
            $known = $true
            $lines += @(
                "--username`tthe user whose password to change (default: you)"
                "--password`tcurrent password; visible to other users of this machine"
                "--new-password`tnew password; visible to other users of this machine"
                "--password-stdin`tread the passwords from standard input"
            )
        }
        if (-not $known -and (& $isOneOf 'auth:regenerate ', 'auth regenerate ')) {
            $known = $true
            $lines += @(
                "--username`tthe user whose token to replace (default: you)"
                "-u`tthe user whose token to replace (default: you)"
                "--all`treplace the tokens of all users"
                "--yes`tskip the confirmation"
            )
        }
        if (-not $known -and (& $isOneOf 'apps:create ', 'apps create ', 'create ')) {
            $known = $true
            $lines += @(
                "--buildpack`tbuildpack to build with, saved as BUILDPACK_URL"
                "-b`tbuildpack to build with, saved as BUILDPACK_URL"
                "--remote`tname of the git remote (default: the name of this program)"
                "-r`tname of the git remote (default: the name of this program)"
                "--no-remote`tdo not use --remote"
                "--workspace`tthe workspace (default: from the environment, the profile, or the only one)"
            )
        }
        if (-not $known -and (& $isOneOf 'apps:list ', 'apps list ')) {
            $known = $true
            $lines += @(
                "--limit`tshow at most this many (default: all)"
                "-l`tshow at most this many (default: all)"
                "--workspace`tthe workspace (default: from the environment, the profile, or the only one)"
                "--all`tlist the apps of all your workspaces"
                "--search`tonly apps whose name starts with this (Drycc of 2026 and newer)"
            )
        }
        if (-not $known -and (& $isOneOf 'apps:info ', 'apps info ', 'info ', 'apps:open ', 'apps open ', 'open ', 'ps:describe ', 'ps describe ', 'ps:delete ', 'ps delete ', 'ps:wait ', 'ps wait ', 'pts:describe ', 'pts describe ', 'pts:clean ', 'pts clean ', 'releases:info ', 'releases info ', 'autoscale:list ', 'autoscale list ', 'labels:list ', 'labels list ', 'maintenance:info ', 'maintenance info ', 'routing:info ', 'routing info ', 'autodeploy:info ', 'autodeploy info ', 'autorollback:info ', 'autorollback info ', 'tls:info ', 'tls info ', 'whitelist:list ', 'whitelist list ', 'domains:remove ', 'domains remove ', 'gateways:info ', 'gateways info ', 'gateways:apply ', 'gateways apply ', 'routes:info ', 'routes info ', 'routes:apply ', 'routes apply ', 'routes:add ', 'routes add ', 'routes:get ', 'routes get ', 'routes:remove ', 'routes remove ', 'volumes:expand ', 'volumes expand ', 'resources:bind ', 'resources bind ', 'resources:unbind ', 'resources unbind ', 'perms:update ', 'perms update ', 'git:remove ', 'git remove ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
            )
        }
        if (-not $known -and (& $isOneOf 'apps:destroy ', 'apps destroy ', 'destroy ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--confirm`tconfirm with the name of the app"
            )
        }
        if (-not $known -and (& $isOneOf 'apps:logs ', 'apps logs ', 'logs ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--lines`tshow this many of the newest lines"
                "-n`tshow this many of the newest lines"
                "--follow`tkeep printing new lines"
                "-f`tkeep printing new lines"
                "--follow-time`tstop following after this time (Drycc 1.8 to 1.13)"
                "--since`tonly lines since then, e.g. 10m, 2h or 2026-01-31T12:00"
                "--process`tonly lines from this process type or process"
                "-p`tonly lines from this process type or process"
                "--source`tonly lines from the app, or from api, router or another component"
            )
        }
        if (-not $known -and (& $isOneOf 'apps:transfer ', 'apps transfer ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--force`ttransfer to a workspace that you are not a member of"
            )
        }
        if (-not $known -and (& $isOneOf 'ps:list ', 'ps list ', 'pts:list ', 'pts list ', 'builds:list ', 'builds list ', 'releases:list ', 'releases list ', 'domains:list ', 'domains list ', 'services:list ', 'services list ', 'gateways:list ', 'gateways list ', 'routes:list ', 'routes list ', 'volumes:list ', 'volumes list ', 'addons:list ', 'addons list ', 'resources:list ', 'resources list ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--limit`tshow at most this many (default: all)"
                "-l`tshow at most this many (default: all)"
            )
        }
        if (-not $known -and (& $isOneOf 'ps:logs ', 'ps logs ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--lines`tshow this many of the newest lines; 0 or -1 shows all (default: 300)"
                "-l`tshow this many of the newest lines; 0 or -1 shows all (default: 300)"
                "--follow`tkeep printing new lines"
                "-f`tkeep printing new lines"
                "--container`tcontainer of the process, if it has several"
                "--previous`tshow the logs of the previous run of the process"
                "-p`tshow the logs of the previous run of the process"
            )
        }
        if (-not $known -and (& $isOneOf 'ps:exec ', 'ps exec ', 'exec ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--stdin`tpass standard input on to the command"
                "-i`tpass standard input on to the command"
                "--tty`tgive the command a terminal"
                "-t`tgive the command a terminal"
                "--container`tcontainer of the process, if it has several"
            )
        }
        if (-not $known -and (& $isOneOf 'ps:scale ', 'ps scale ', 'pts:scale ', 'scale ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--dry-run`tshow what would change, without changing it"
                "--wait`twait until the processes are up, or one fails (up to --timeout, default: 600 seconds)"
            )
        }
        if (-not $known -and (& $isOneOf 'ps:restart ', 'ps restart ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--wait`twait until the processes are up, or one fails (up to --timeout, default: 600 seconds)"
            )
        }
        if (-not $known -and (& $isOneOf 'pts:restart ', 'pts restart ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--confirm`tnothing is asked here; for scripts of the Go client: --confirm yes"
            )
        }
        if (-not $known -and (& $isOneOf 'config:list ', 'config list ', 'config:info ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--group`tgroup of variables (default: global; Drycc 1.8 and newer)"
                "-g`tgroup of variables (default: global; Drycc 1.8 and newer)"
                "--ptype`tvariables of this process type alone (Drycc 1.8 and newer)"
                "-p`tvariables of this process type alone (Drycc 1.8 and newer)"
                "--version`tof this release, e.g. v3 or 3 (Drycc 1.8 and newer)"
                "-v`tof this release, e.g. v3 or 3 (Drycc 1.8 and newer)"
                "--oneline`tprint all on one line, as NAME=value"
                "--diff`tprint in the .env format, as config:pull writes it"
            )
        }
        if (-not $known -and (& $isOneOf 'config:get ', 'config get ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--group`tgroup of variables (default: global; Drycc 1.8 and newer)"
                "-g`tgroup of variables (default: global; Drycc 1.8 and newer)"
                "--ptype`tvariables of this process type alone (Drycc 1.8 and newer)"
                "-p`tvariables of this process type alone (Drycc 1.8 and newer)"
            )
        }
        if (-not $known -and (& $isOneOf 'config:set ', 'config set ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--read`tread values from files (@file) and standard input (-)"
                "--group`tgroup of variables (default: global; Drycc 1.8 and newer)"
                "-g`tgroup of variables (default: global; Drycc 1.8 and newer)"
                "--ptype`tvariables of this process type alone (Drycc 1.8 and newer)"
                "-p`tvariables of this process type alone (Drycc 1.8 and newer)"
                "--dry-run`tshow what would change, without changing it"
                "--confirm`tnothing is asked here; for scripts of the Go client: --confirm yes"
                "--ok-if-unchanged`texit 0 if there is nothing to change"
                "--wait`twait until the processes are up, or one fails (up to --timeout, default: 600 seconds)"
                "--show-values`tprint values too (default: names only)"
            )
        }
        if (-not $known -and (& $isOneOf 'config:unset ', 'config unset ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--group`tgroup of variables (default: global; Drycc 1.8 and newer)"
                "-g`tgroup of variables (default: global; Drycc 1.8 and newer)"
                "--ptype`tvariables of this process type alone (Drycc 1.8 and newer)"
                "-p`tvariables of this process type alone (Drycc 1.8 and newer)"
                "--dry-run`tshow what would change, without changing it"
                "--confirm`tnothing is asked here; for scripts of the Go client: --confirm yes"
                "--ok-if-unchanged`texit 0 if there is nothing to change"
                "--wait`twait until the processes are up, or one fails (up to --timeout, default: 600 seconds)"
                "--show-values`tprint values too (default: names only)"
            )
        }
        if (-not $known -and (& $isOneOf 'config:attach ', 'config attach ', 'config:detach ', 'config detach ', 'autoscale:unset ', 'autoscale unset ', 'labels:set ', 'labels set ', 'labels:unset ', 'labels unset ', 'maintenance:on ', 'maintenance on ', 'maintenance:off ', 'maintenance off ', 'routing:enable ', 'routing enable ', 'routing:disable ', 'routing disable ', 'autodeploy:enable ', 'autodeploy enable ', 'autodeploy:disable ', 'autodeploy disable ', 'autorollback:enable ', 'autorollback enable ', 'autorollback:disable ', 'autorollback disable ', 'tls:enable ', 'tls enable ', 'tls:disable ', 'tls disable ', 'tls:force ', 'tls force ', 'tls:auto ', 'tls auto ', 'whitelist:add ', 'whitelist add ', 'whitelist:remove ', 'whitelist remove ', 'volumes:mount ', 'volumes mount ', 'volumes:unmount ', 'volumes unmount ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--ok-if-unchanged`texit 0 if there is nothing to change"
            )
        }
        if (-not $known -and (& $isOneOf 'config:edit ', 'config edit ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--show-values`tprint values too (default: names only)"
            )
        }
        if (-not $known -and (& $isOneOf 'config:diff ', 'config diff ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--file`tfile to compare with; - for standard input"
                "--format`tenv, shell, json, yaml, docker (default: env)"
                "--to-app`tapp to compare with"
                "--release`trelease to compare with, e.g. v3 or 3"
                "--exit-code`texit with 1 if there is a difference"
                "--show-values`tprint values too (default: names only)"
            )
        }
        if (-not $known -and (& $isOneOf 'config:push ', 'config push ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--path`tfile to read; - for standard input (default: piped input, or .env)"
                "-p`tfile to read; - for standard input (default: piped input, or .env)"
                "--ptype`tvariables of this process type alone (Drycc 1.8 and newer)"
                "--format`tenv, shell, json, yaml, docker (default: env)"
                "--merge`tkeep the variables that the file does not name (the default)"
                "--replace`tremove the variables that the file does not name (Drycc 1.8 and newer)"
                "--group`tgroup of variables (default: global; Drycc 1.8 and newer)"
                "-g`tgroup of variables (default: global; Drycc 1.8 and newer)"
                "--dry-run`tshow what would change, without changing it"
                "--confirm`tnothing is asked here; for scripts of the Go client: --confirm yes"
                "--ok-if-unchanged`texit 0 if there is nothing to change"
                "--wait`twait until the processes are up, or one fails (up to --timeout, default: 600 seconds)"
                "--show-values`tprint values too (default: names only)"
            )
        }
        if (-not $known -and (& $isOneOf 'config:export ', 'config export ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--group`tgroup of variables (default: global; Drycc 1.8 and newer)"
                "-g`tgroup of variables (default: global; Drycc 1.8 and newer)"
                "--ptype`tvariables of this process type alone (Drycc 1.8 and newer)"
                "-p`tvariables of this process type alone (Drycc 1.8 and newer)"
                "--format`tenv, shell, json, yaml, docker (default: env)"
            )
        }
        if (-not $known -and (& $isOneOf 'limits:list ', 'limits list ', 'timeouts:list ', 'timeouts list ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--version`tof this release, e.g. v3 or 3 (Drycc 1.8 and newer)"
                "-v`tof this release, e.g. v3 or 3 (Drycc 1.8 and newer)"
            )
        }
        if (-not $known -and (& $isOneOf 'limits:set ', 'limits set ', 'limits:unset ', 'limits unset ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--memory`tmemory (the default)"
                "-m`tmemory (the default)"
                "--cpu`tCPU instead of memory"
                "--ok-if-unchanged`texit 0 if there is nothing to change"
                "--wait`twait until the processes are up, or one fails (up to --timeout, default: 600 seconds)"
            )
        }
        if (-not $known -and (& $isOneOf 'limits:plans ', 'limits plans ')) {
            $known = $true
            $lines += @(
                "--cpu`tonly plans with that many cores"
                "--memory`tonly plans with that much memory"
                "-m`tonly plans with that much memory"
                "--spec-id`tonly plans of this spec"
                "--limit`tshow at most this many (default: all)"
                "-l`tshow at most this many (default: all)"
            )
        }
        if (-not $known -and (& $isOneOf 'limits:specs ', 'limits specs ')) {
            $known = $true
            $lines += @(
                "--keywords`tonly specs with one of these words, separated by commas"
                "-k`tonly specs with one of these words, separated by commas"
                "--limit`tshow at most this many (default: all)"
                "-l`tshow at most this many (default: all)"
            )
        }
        if (-not $known -and (& $isOneOf 'tags:list ', 'tags list ', 'registry:list ', 'registry list ', 'lifecycles:list ', 'lifecycles list ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--ptype`tonly for this process type (Drycc 1.8 and newer)"
                "-p`tonly for this process type (Drycc 1.8 and newer)"
                "--version`tof this release, e.g. v3 or 3 (Drycc 1.8 and newer)"
                "-v`tof this release, e.g. v3 or 3 (Drycc 1.8 and newer)"
            )
        }
        if (-not $known -and (& $isOneOf 'tags:set ', 'tags set ', 'tags:unset ', 'tags unset ', 'registry:set ', 'registry set ', 'registry:unset ', 'registry unset ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--ptype`tonly for this process type (Drycc 1.8 and newer)"
                "-p`tonly for this process type (Drycc 1.8 and newer)"
                "--ok-if-unchanged`texit 0 if there is nothing to change"
                "--wait`twait until the processes are up, or one fails (up to --timeout, default: 600 seconds)"
            )
        }
        if (-not $known -and (& $isOneOf 'healthchecks:list ', 'healthchecks list ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--type`tshow only this process type"
                "--ptype`tthe same as --type"
                "-p`tthe same as --type"
                "--version`tof this release, e.g. v3 or 3 (Drycc 1.8 and newer)"
                "-v`tof this release, e.g. v3 or 3 (Drycc 1.8 and newer)"
            )
        }
        if (-not $known -and (& $isOneOf 'healthchecks:set ', 'healthchecks set ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--path`tpath that httpGet requests (default: /)"
                "-p`tpath that httpGet requests (default: /)"
                "--type`tprocess type (default: web/cmd, the default process)"
                "--ptype`tthe same as --type"
                "--headers`theaders that httpGet sends, as <name>:<value>,<name>:<value>"
                "--initial-delay-timeout`tdelay before the first probe (default: 50)"
                "--timeout-seconds`ttime-out of a probe (default: 50)"
                "--period-seconds`ttime between probes (default: 10)"
                "--success-threshold`tsuccesses before it counts as healthy (default: 1; always 1 for liveness)"
                "--failure-threshold`tfailures before it counts as unhealthy (default: 3)"
                "--ok-if-unchanged`texit 0 if there is nothing to change"
                "--wait`twait until the processes are up, or one fails (up to --timeout, default: 600 seconds)"
            )
        }
        if (-not $known -and (& $isOneOf 'healthchecks:unset ', 'healthchecks unset ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--type`tprocess type (default: web/cmd, the default process)"
                "--ptype`tthe same as --type"
                "-p`tthe same as --type"
                "--ok-if-unchanged`texit 0 if there is nothing to change"
                "--wait`twait until the processes are up, or one fails (up to --timeout, default: 600 seconds)"
            )
        }
        if (-not $known -and (& $isOneOf 'lifecycles:set ', 'lifecycles set ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--ptype`tprocess type (default: web)"
                "-p`tprocess type (default: web)"
                "--path`tpath that httpGet requests (default: /)"
                "--headers`theaders that httpGet sends, as <name>:<value>,<name>:<value>"
                "--stop-signal`tsignal that stops the process, e.g. SIGTERM"
                "--ok-if-unchanged`texit 0 if there is nothing to change"
                "--wait`twait until the processes are up, or one fails (up to --timeout, default: 600 seconds)"
            )
        }
        if (-not $known -and (& $isOneOf 'lifecycles:unset ', 'lifecycles unset ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--ptype`tprocess type (default: web)"
                "-p`tprocess type (default: web)"
                "--ok-if-unchanged`texit 0 if there is nothing to change"
                "--wait`twait until the processes are up, or one fails (up to --timeout, default: 600 seconds)"
            )
        }
        if (-not $known -and (& $isOneOf 'timeouts:set ', 'timeouts set ', 'timeouts:unset ', 'timeouts unset ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--ok-if-unchanged`texit 0 if there is nothing to change"
                "--wait`twait until the processes are up, or one fails (up to --timeout, default: 600 seconds)"
            )
        }
        if (-not $known -and (& $isOneOf 'builds:info ', 'builds info ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--version`trelease, e.g. v3 or 3 (default: the newest that is good)"
                "-v`trelease, e.g. v3 or 3 (default: the newest that is good)"
            )
        }
        if (-not $known -and (& $isOneOf 'builds:create ', 'builds create ', 'pull ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--procfile`tprocess types and their commands, e.g. `"web: ./server`", or a file of them"
                "-p`tprocess types and their commands, e.g. `"web: ./server`", or a file of them"
                "--dryccpath`tfolder of pipelines, or one YAML file (default: .drycc; Drycc 1.8 and newer)"
                "-d`tfolder of pipelines, or one YAML file (default: .drycc; Drycc 1.8 and newer)"
                "--stack`tstack of the image (default: container; Drycc 1.8 and newer)"
                "-s`tstack of the image (default: container; Drycc 1.8 and newer)"
                "--confirm`tconfirm what the build replaces: --confirm yes"
                "--dry-run`tshow what would change, without changing it"
                "--wait`twait until the processes are up, or one fails (up to --timeout, default: 600 seconds)"
            )
        }
        if (-not $known -and (& $isOneOf 'builds:fetch ', 'builds fetch ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--version`trelease, e.g. v3 or 3 (default: the newest that is good)"
                "-v`trelease, e.g. v3 or 3 (default: the newest that is good)"
                "--procfile`twhere the Procfile goes (default: Procfile)"
                "-p`twhere the Procfile goes (default: Procfile)"
                "--dryccpath`twhere the pipelines go (default: .drycc)"
                "-d`twhere the pipelines go (default: .drycc)"
                "--save`twrite the files instead of printing them"
                "--confirm`toverwrite files: --confirm yes"
            )
        }
        if (-not $known -and (& $isOneOf 'releases:diff ', 'releases diff ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--exit-code`texit with 1 if build or config differ"
            )
        }
        if (-not $known -and (& $isOneOf 'releases:deploy ', 'releases deploy ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--ptype`tprocess type to deploy; the same as an argument"
                "-p`tprocess type to deploy; the same as an argument"
                "--confirm`tnothing is asked here; for scripts of the Go client: --confirm yes"
                "--force`tdo not wait for a pipeline that is still running"
                "-f`tdo not wait for a pipeline that is still running"
                "--wait`twait until the processes are up, or one fails (up to --timeout, default: 600 seconds)"
            )
        }
        if (-not $known -and (& $isOneOf 'releases:rollback ', 'releases rollback ', 'rollback ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--ptype`tonly this process type; can be given several times (Drycc 1.8 and newer)"
                "-p`tonly this process type; can be given several times (Drycc 1.8 and newer)"
                "--dry-run`tshow what would change, without changing it"
                "--wait`twait until the processes are up, or one fails (up to --timeout, default: 600 seconds)"
            )
        }
        if (-not $known -and (& $isOneOf 'autoscale:set ', 'autoscale set ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--min`tminimum number of processes"
                "--max`tmaximum number of processes"
                "--cpu-percent`ttarget CPU usage, in percent"
                "--ok-if-unchanged`texit 0 if there is nothing to change"
            )
        }
        if (-not $known -and (& $isOneOf 'tls:issuer ', 'tls issuer ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--email`temail address of the account"
                "--server`tURL of the ACME directory"
                "--key-id`tid of the key of the account"
                "--key-secret`tsecret of that key; visible to other users of this machine"
            )
        }
        if (-not $known -and (& $isOneOf 'domains:add ', 'domains add ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--ptype`tprocess type that serves it (default: web; Drycc 1.8 and newer)"
                "-p`tprocess type that serves it (default: web; Drycc 1.8 and newer)"
            )
        }
        if (-not $known -and (& $isOneOf 'services:add ', 'services add ', 'services:remove ', 'services remove ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--protocol`tprotocol of the port (default: TCP)"
            )
        }
        if (-not $known -and (& $isOneOf 'gateways:add ', 'gateways add ', 'gateways:remove ', 'gateways remove ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--port`tport of the gateway (Drycc 1.8 to 1.13)"
                "--protocol`tits protocol (Drycc 1.8 to 1.13)"
            )
        }
        if (-not $known -and (& $isOneOf 'routes:set ', 'routes set ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--rules-file`tYAML file of the rules"
            )
        }
        if (-not $known -and (& $isOneOf 'routes:attach ', 'routes attach ', 'routes:detach ', 'routes detach ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--gateway`tname of the gateway"
                "--port`tport of the gateway"
            )
        }
        if (-not $known -and (& $isOneOf 'certs:list ', 'certs list ')) {
            $known = $true
            $lines += @(
                "--app`tthe app, on controllers whose certificates belong to an app (Drycc)"
                "-a`tthe app, on controllers whose certificates belong to an app (Drycc)"
                "--limit`tshow at most this many (default: all)"
                "-l`tshow at most this many (default: all)"
            )
        }
        if (-not $known -and (& $isOneOf 'certs:info ', 'certs info ', 'certs:remove ', 'certs remove ', 'certs:detach ', 'certs detach ')) {
            $known = $true
            $lines += @(
                "--app`tthe app, on controllers whose certificates belong to an app (Drycc)"
                "-a`tthe app, on controllers whose certificates belong to an app (Drycc)"
            )
        }
        if (-not $known -and (& $isOneOf 'certs:add ', 'certs add ')) {
            $known = $true
            $lines += @(
                "--app`tthe app, on controllers whose certificates belong to an app (Drycc)"
                "-a`tthe app, on controllers whose certificates belong to an app (Drycc)"
                "--common-name`tcommon name to add it under, instead of a name (Deis v1)"
                "--subject-alt-names`tnames to add it under, one by one, e.g. a.com,b.com (Deis v1)"
            )
        }
        if (-not $known -and (& $isOneOf 'certs:attach ', 'certs attach ')) {
            $known = $true
            $lines += @(
                "--app`tthe app, on controllers whose certificates belong to an app (Drycc)"
                "-a`tthe app, on controllers whose certificates belong to an app (Drycc)"
                "--ok-if-unchanged`texit 0 if there is nothing to change"
            )
        }
        if (-not $known -and (& $isOneOf 'workspaces:list ', 'workspaces list ', 'workspaces:info ', 'workspaces info ', 'workspaces:members ', 'workspaces members ', 'workspaces:invitations ', 'workspaces invitations ', 'tokens:list ', 'tokens list ', 'resources:services ', 'resources services ', 'resources:plans ', 'resources plans ', 'keys:list ', 'keys list ', 'users:list ', 'users list ')) {
            $known = $true
            $lines += @(
                "--limit`tshow at most this many (default: all)"
                "-l`tshow at most this many (default: all)"
            )
        }
        if (-not $known -and (& $isOneOf 'workspaces:create ', 'workspaces create ')) {
            $known = $true
            $lines += @(
                "--email`temail address of the workspace (default: your own)"
            )
        }
        if (-not $known -and (& $isOneOf 'workspaces:update ', 'workspaces update ')) {
            $known = $true
            $lines += @(
                "--role`trole of the member"
                "--alerts`twhether alerts are sent to the member"
                "--email`temail address of the workspace"
            )
        }
        if (-not $known -and (& $isOneOf 'workspaces:delete ', 'workspaces delete ')) {
            $known = $true
            $lines += @(
                "--confirm`tconfirm with the name of the workspace"
                "--with-apps`tdelete it even if there are apps in it, and destroy them"
            )
        }
        if (-not $known -and (& $isOneOf 'tokens:add ', 'tokens add ')) {
            $known = $true
            $lines += @(
                "--username`tuser name"
                "-u`tuser name"
                "--password`tpassword; visible to other users of this machine"
                "-p`tpassword; visible to other users of this machine"
                "--password-stdin`tread the password from standard input"
                "--confirm`tnothing is asked here; for scripts of the Go client: --confirm yes"
                "--browser`tlog in with a browser (default if you give no user name)"
            )
        }
        if (-not $known -and (& $isOneOf 'tokens:remove ', 'tokens remove ')) {
            $known = $true
            $lines += @(
                "--yes`tskip the confirmation"
                "-y`tskip the confirmation"
                "--confirm`tthe same: --confirm yes"
            )
        }
        if (-not $known -and (& $isOneOf 'volumes:add ', 'volumes add ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--type`ttype of the volume (default: csi)"
                "-t`ttype of the volume (default: csi)"
                "--nfs-server`thost name or IP address of the NFS server"
                "--nfs-path`tpath that the NFS server exports"
                "--oss-server`tURL of the object storage"
                "--oss-bucket`tbucket of the object storage"
                "--oss-access-key`taccess key of the object storage"
                "--oss-secret-key`tsecret key; visible to other users of this machine"
                "--oss-secret-key-stdin`tread the secret key from standard input"
                "--oss-path-style`taddress the bucket by path instead of host name"
            )
        }
        if (-not $known -and (& $isOneOf 'volumes:info ', 'volumes info ', 'addons:info ', 'addons info ', 'addons:connection ', 'addons connection ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--show-values`tprint secret values too"
            )
        }
        if (-not $known -and (& $isOneOf 'volumes:serve ', 'volumes serve ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--detach`tprint the login and end; the server stays for an hour"
            )
        }
        if (-not $known -and (& $isOneOf 'volumes:client ', 'volumes client ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--confirm`toverwrite files, or remove a folder: --confirm yes"
            )
        }
        if (-not $known -and (& $isOneOf 'volumes:remove ', 'volumes remove ', 'addons:remove ', 'addons remove ', 'resources:destroy ', 'resources destroy ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--confirm`tconfirm with its name"
            )
        }
        if (-not $known -and (& $isOneOf 'addons:apply ', 'addons apply ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--parameters`tparameters of the plan as a JSON object"
            )
        }
        if (-not $known -and (& $isOneOf 'resources:create ', 'resources create ', 'resources:update ', 'resources update ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--values`tYAML file of parameters, instead of single ones"
                "-f`tYAML file of parameters, instead of single ones"
            )
        }
        if (-not $known -and (& $isOneOf 'resources:describe ', 'resources describe ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--details`tshow its options as well"
                "--show-values`tprint secret values too"
            )
        }
        if (-not $known -and (& $isOneOf 'perms:list ', 'perms list ', 'sharing ', 'sharing:list ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--admin`tadministrators of the controller instead of collaborators"
                "--limit`tshow at most this many (default: all)"
                "-l`tshow at most this many (default: all)"
            )
        }
        if (-not $known -and (& $isOneOf 'perms:create ', 'perms create ', 'perms:add ', 'sharing:add ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--admin`tadministrators of the controller instead of collaborators"
                "--permissions`tpermissions (default: view,change,delete; Drycc 1.8 to 1.13)"
            )
        }
        if (-not $known -and (& $isOneOf 'perms:delete ', 'perms delete ', 'perms:remove ', 'sharing:remove ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--admin`tadministrators of the controller instead of collaborators"
            )
        }
        if (-not $known -and (& $isOneOf 'git:remote ', 'git remote ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--remote`tname of the git remote (default: the name of this program)"
                "-r`tname of the git remote (default: the name of this program)"
                "--force`toverwrite an existing remote"
                "-f`toverwrite an existing remote"
            )
        }
        if (-not $known -and (& $isOneOf 'profiles:remove ', 'profiles remove ')) {
            $known = $true
            $lines += @(
                "--yes`tskip the confirmation"
            )
        }
        if (-not $known -and (& $isOneOf 'api:request ', 'api request ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--field`tfield; true, false, null and numbers are typed, @file is read, @- is standard input"
                "-F`tfield; true, false, null and numbers are typed, @file is read, @- is standard input"
                "--raw-field`tfield whose value is a string"
                "-f`tfield whose value is a string"
                "--header`theader, e.g. `"accept: text/plain`""
                "-H`theader, e.g. `"accept: text/plain`""
                "--input`tfile with the body; - for standard input"
                "--paginate`tfetch all pages of a list"
                "--include`tprint the status and headers first"
                "-i`tprint the status and headers first"
                "--silent`tdo not print the response"
            )
        }
        if (-not $known -and (& $isOneOf 'version:show ', 'version show ')) {
            $known = $true
            $lines += @(
                "--all`tshow API and controller versions too"
                "-a`tshow API and controller versions too"
                "--check-update`task the npm registry for a newer version"
            )
        }
        if (-not $known -and (& $isOneOf 'completion:install ', 'completion install ')) {
            $known = $true
            $lines += @(
                "--force`toverwrite a file that is not such a script"
            )
        }
        if (-not $known -and (& $isOneOf 'completion:uninstall ', 'completion uninstall ')) {
            $known = $true
            $lines += @(
                "--force`tdelete a file that is not such a script"
            )
        }
        if (-not $known -and (& $isOneOf 'sandbox:status ', 'sandbox status ', 'sandbox:stop ', 'sandbox stop ')) {
            $known = $true
            $lines += @(
                "--data`tdata folder (default: sandbox in the settings folder)"
            )
        }
        if (-not $known -and (& $isOneOf 'sandbox:reset ', 'sandbox reset ')) {
            $known = $true
            $lines += @(
                "--data`tdata folder (default: sandbox in the settings folder)"
                "--yes`tskip the confirmation"
            )
        }
        if (-not $known -and (& $isOneOf 'apps ')) {
            $known = $true
            $lines += @(
                "--limit`tshow at most this many (default: all)"
                "-l`tshow at most this many (default: all)"
                "--workspace`tthe workspace (default: from the environment, the profile, or the only one)"
                "--all`tlist the apps of all your workspaces"
                "--search`tonly apps whose name starts with this (Drycc of 2026 and newer)"
            )
        }
        if (-not $known -and (& $isOneOf 'ps ', 'pts ', 'builds ', 'releases ', 'domains ', 'services ', 'gateways ', 'routes ', 'volumes ', 'addons ', 'resources ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--limit`tshow at most this many (default: all)"
                "-l`tshow at most this many (default: all)"
            )
        }
        if (-not $known -and (& $isOneOf 'config ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--group`tgroup of variables (default: global; Drycc 1.8 and newer)"
                "-g`tgroup of variables (default: global; Drycc 1.8 and newer)"
                "--ptype`tvariables of this process type alone (Drycc 1.8 and newer)"
                "-p`tvariables of this process type alone (Drycc 1.8 and newer)"
                "--version`tof this release, e.g. v3 or 3 (Drycc 1.8 and newer)"
                "-v`tof this release, e.g. v3 or 3 (Drycc 1.8 and newer)"
                "--oneline`tprint all on one line, as NAME=value"
                "--diff`tprint in the .env format, as config:pull writes it"
            )
        }
        if (-not $known -and (& $isOneOf 'limits ', 'timeouts ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--version`tof this release, e.g. v3 or 3 (Drycc 1.8 and newer)"
                "-v`tof this release, e.g. v3 or 3 (Drycc 1.8 and newer)"
            )
        }
        if (-not $known -and (& $isOneOf 'tags ', 'registry ', 'lifecycles ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--ptype`tonly for this process type (Drycc 1.8 and newer)"
                "-p`tonly for this process type (Drycc 1.8 and newer)"
                "--version`tof this release, e.g. v3 or 3 (Drycc 1.8 and newer)"
                "-v`tof this release, e.g. v3 or 3 (Drycc 1.8 and newer)"
            )
        }
        if (-not $known -and (& $isOneOf 'healthchecks ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--type`tshow only this process type"
                "--ptype`tthe same as --type"
                "-p`tthe same as --type"
                "--version`tof this release, e.g. v3 or 3 (Drycc 1.8 and newer)"
                "-v`tof this release, e.g. v3 or 3 (Drycc 1.8 and newer)"
            )
        }
        if (-not $known -and (& $isOneOf 'autoscale ', 'labels ', 'maintenance ', 'routing ', 'autodeploy ', 'autorollback ', 'tls ', 'whitelist ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
            )
        }
        if (-not $known -and (& $isOneOf 'certs ')) {
            $known = $true
            $lines += @(
                "--app`tthe app, on controllers whose certificates belong to an app (Drycc)"
                "-a`tthe app, on controllers whose certificates belong to an app (Drycc)"
                "--limit`tshow at most this many (default: all)"
                "-l`tshow at most this many (default: all)"
            )
        }
        if (-not $known -and (& $isOneOf 'workspaces ', 'tokens ', 'keys ', 'users ')) {
            $known = $true
            $lines += @(
                "--limit`tshow at most this many (default: all)"
                "-l`tshow at most this many (default: all)"
            )
        }
        if (-not $known -and (& $isOneOf 'perms ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--admin`tadministrators of the controller instead of collaborators"
                "--limit`tshow at most this many (default: all)"
                "-l`tshow at most this many (default: all)"
            )
        }
        if (-not $known -and (& $isOneOf 'profiles ', 'alias ', 'commands ', 'shortcuts ', 'plugins ', 'doctor ', 'completion ')) {
            $known = $true
            $lines += @(
            )
        }
        if (-not $known -and (& $isOneOf 'api ')) {
            $known = $true
            $lines += @(
                "--app`tthe app (default: from the git remote, environment or directory)"
                "-a`tthe app (default: from the git remote, environment or directory)"
                "--field`tfield; true, false, null and numbers are typed, @file is read, @- is standard input"
                "-F`tfield; true, false, null and numbers are typed, @file is read, @- is standard input"
                "--raw-field`tfield whose value is a string"
                "-f`tfield whose value is a string"
                "--header`theader, e.g. `"accept: text/plain`""
                "-H`theader, e.g. `"accept: text/plain`""
                "--input`tfile with the body; - for standard input"
                "--paginate`tfetch all pages of a list"
                "--include`tprint the status and headers first"
                "-i`tprint the status and headers first"
                "--silent`tdo not print the response"
            )
        }
        if (-not $known -and (& $isOneOf 'version ')) {
            $known = $true
            $lines += @(
                "--all`tshow API and controller versions too"
                "-a`tshow API and controller versions too"
                "--check-update`task the npm registry for a newer version"
            )
        }
        if ($known) {
            $lines += @(
                "--json`tprint JSON, optionally only these fields"
                "--jq`tfilter JSON output with a jq expression"
                "--template`tformat JSON output with a Mustache template"
                "--output`toutput format"
                "-o`toutput format"
                "--quiet`tprint no progress and no notices"
                "-q`tprint no progress and no notices"
                "--no-color`tdisable color"
                "--no-input`tdisable prompts"
                "--config`tprofile to use (name or path to .json)"
                "-c`tprofile to use (name or path to .json)"
                "--api`tAPI to speak, or auto to detect it"
                "--timeout`ttime to wait for a response: seconds, or e.g. 30s or 10m"
                "--debug`tshow requests and responses, without secrets"
                "--help`tshow this help"
                "-h`tshow this help"
            )
        }
    }
    if (-not $known) {
        # An empty word is not passed on by every PowerShell: that the next one is new is said instead.
        $lines = @(if ($current -eq '') {
            & $program __complete --next '--' @given 2>$null
        } else {
            & $program __complete '--' @given $current 2>$null
        })
        # Without an answer PowerShell offers files by itself.
        if ($lines[0] -eq ':files') { return }
    }

    foreach ($line in $lines) {
        $value, $summary = $line -split "`t", 2
        if (-not $value.StartsWith($current)) { continue }
        if (-not $summary) { $summary = $value }
        $text = if ($value -match '^[\w.:=/+*-]+$') { $value } else { "'" + $value.Replace("'", "''") + "'" }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $summary)
    }
}
