# Completion of deis for PowerShell, made by "deis completion powershell".
# Commands and options stand in here; what must be found out, such as the names of apps, the program is asked for.

Register-ArgumentCompleter -Native -CommandName deis -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
    })
    $program = if ($words[0] -match '[/\\]') { $words[0] } else { 'deis' }
    $current = [string]$wordToComplete
    $last = if ($current -eq '') { $words.Count - 1 } else { $words.Count - 2 }
    $given = @(if ($last -ge 1) { $words[1..$last] })
    $lines = @()
    $known = $false

    if ($given.Count -eq 0 -and -not $current.StartsWith('-')) {
        $known = $true
        $lines = @(
            "auth`tlog in to a controller, and manage the account"
            "auth:register`tcreate an account on a controller, and log in"
            "auth:login`tlog in to a controller"
            "auth:logout`tforget the login of this profile"
            "auth:whoami`tshow who is logged in, and where"
            "auth:token`tprint the token of the login, which is a secret"
            "auth:status`task the controller whether the login is good, and show where it is kept"
            "auth:cancel`tcancel an account, for good"
            "auth:passwd`tchange a password"
            "auth:regenerate`treplace a token by a new one"
            "apps`tmanage apps"
            "apps:create`tcreate an app"
            "apps:list`tlist the apps that you may see"
            "apps:info`tshow an app with its processes, domains and labels"
            "apps:destroy`tdestroy an app with all that belongs to it"
            "apps:logs`tshow an app's log"
            "apps:run`trun a command in a new process of an app"
            "apps:transfer`tgive an app to another owner"
            "apps:open`topen an app in a browser"
            "ps`tmanage an app's processes"
            "ps:list`tlist an app's processes"
            "ps:scale`tset how many processes of a type run"
            "ps:restart`trestart processes of an app"
            "ps:wait`twait until the processes of the newest release are up"
            "config`tmanage an app's environment variables"
            "config:list`tlist an app's environment variables"
            "config:get`tprint the values of environment variables of an app"
            "config:set`tset environment variables of an app"
            "config:unset`tremove environment variables from an app"
            "config:edit`tedit an app's environment variables in your editor"
            "config:diff`tcompare an app's environment variables with a file or another app"
            "config:pull`twrite an app's environment variables to a .env file"
            "config:push`tset the environment variables of a .env file"
            "config:export`tprint an app's environment variables in a form for other programs"
            "limits`tmanage an app's limits of memory and processor"
            "limits:list`tlist the limits of memory and processor of an app"
            "limits:set`tlimit the memory or the processor of process types"
            "limits:unset`tremove the limit of memory or processor from process types"
            "tags`tmanage the tags of the machines that an app runs on"
            "tags:list`tlist the tags of the machines that an app wants to run on"
            "tags:set`trun an app only on machines with these tags"
            "tags:unset`tno longer ask for tags of machines"
            "registry`tmanage an app's credentials for a private image registry"
            "registry:list`tlist which credentials an app has for its private image registry"
            "registry:set`tset the credentials of an app for a private image registry"
            "registry:unset`tremove credentials for a private image registry from an app"
            "healthchecks`tmanage an app's health checks"
            "healthchecks:list`tlist the health checks of an app"
            "healthchecks:set`tset a health check of an app"
            "healthchecks:unset`tremove health checks from an app"
            "builds`tmanage an app's builds"
            "builds:list`tlist an app's builds"
            "builds:create`tdeploy an image"
            "releases`tmanage an app's releases"
            "releases:list`tlist an app's releases, the newest first"
            "releases:info`tshow a release"
            "releases:diff`tcompare two releases"
            "releases:rollback`tgo back to an earlier release"
            "autoscale`tmanage how an app is scaled by its load"
            "autoscale:list`tlist how an app is scaled by its load"
            "autoscale:set`tscale a process type by its load"
            "autoscale:unset`tno longer scale a process type by its load"
            "labels`tmanage an app's labels"
            "labels:list`tlist the labels of an app"
            "labels:set`tset labels of an app"
            "labels:unset`tremove labels from an app"
            "maintenance`tput an app under maintenance"
            "maintenance:info`tsee whether an app is under maintenance"
            "maintenance:on`tput an app under maintenance"
            "maintenance:off`tend the maintenance of an app"
            "routing`tdecide whether an app can be reached through the router"
            "routing:info`tsee whether an app can be reached through the router"
            "routing:enable`tlet an app be reached through the router"
            "routing:disable`tkeep an app from being reached through the router"
            "tls`tdecide whether an app is served over HTTPS only"
            "tls:info`tsee whether an app is served over HTTPS only"
            "tls:enable`tserve an app over HTTPS only"
            "tls:disable`tserve an app over HTTP as well"
            "whitelist`tmanage the addresses from which an app can be reached"
            "whitelist:list`tlist the addresses from which an app can be reached"
            "whitelist:add`tlet an app be reached from these addresses, and from no others"
            "whitelist:remove`tno longer let an app be reached from these addresses"
            "domains`tmanage an app's domains"
            "domains:list`tlist an app's domains"
            "domains:add`tlead domains to an app"
            "domains:remove`tremove domains from an app"
            "certs`tmanage TLS certificates"
            "certs:list`tlist your TLS certificates"
            "certs:info`tshow a TLS certificate"
            "certs:add`tadd a TLS certificate and its private key"
            "certs:remove`tremove a TLS certificate"
            "certs:attach`tattach a TLS certificate to domains"
            "certs:detach`tdetach a TLS certificate from domains"
            "keys`tmanage SSH keys"
            "keys:list`tlist your SSH keys"
            "keys:add`tadd an SSH key, to push with"
            "keys:remove`tremove an SSH key"
            "perms`tshare apps, and name administrators"
            "perms:list`tlist with whom an app is shared, or the administrators"
            "perms:create`tshare an app with a user, or make one an administrator"
            "perms:delete`tstop sharing an app with a user, or make an administrator a user again"
            "users`tsee all users"
            "users:list`tlist all users, as an administrator"
            "git`tmanage git remotes"
            "git:remote`tadd a git remote that leads to an app"
            "git:remove`tremove the git remotes that lead to an app"
            "profiles`tmanage logins: to several controllers, or as several users"
            "profiles:list`tlist the logins, and show which one is used here"
            "profiles:use`tmake a profile the default of this program"
            "profiles:rename`tgive a profile another name"
            "profiles:remove`tremove a profile: forget its login"
            "profiles:bind`tuse a profile for all that is done in this git repository"
            "profiles:unbind`tno longer use a profile of its own in this git repository"
            "alias`tmanage short names of your own for command lines"
            "alias:set`tgive a command line a short name of your own"
            "alias:list`tlist your aliases"
            "alias:remove`tremove an alias"
            "api`task the controller for what no command does"
            "api:request`tsend any request to the controller, signed in"
            "shortcuts`tsee the short names of commands"
            "shortcuts:list`tlist the short names of commands"
            "plugins`tsee the plugins of this program"
            "plugins:list`tlist the plugins on PATH"
            "version`tsee the version of this program and of the controller"
            "version:show`tshow the version of this program"
            "doctor`tlook for what is wrong"
            "doctor:run`tlook for what is wrong with settings, controller and machine"
            "completion`tcomplete words in the shell"
            "completion:show`tprint the completion script of a shell"
            "completion:install`tcomplete words of this program in a shell from now on"
            "sandbox`trun a controller on this machine"
            "sandbox:start`tstart a controller on this machine"
            "sandbox:status`tshow whether the sandbox runs, and where"
            "sandbox:stop`tstop the sandbox that runs in the background"
            "sandbox:reset`tforget all that the sandbox holds"
            "create`tcreate an app"
            "destroy`tdestroy an app with all that belongs to it"
            "info`tshow an app with its processes, domains and labels"
            "login`tlog in to a controller"
            "logout`tforget the login of this profile"
            "logs`tshow an app's log"
            "open`topen an app in a browser"
            "passwd`tchange a password"
            "pull`tdeploy an image"
            "register`tcreate an account on a controller, and log in"
            "rollback`tgo back to an earlier release"
            "run`trun a command in a new process of an app"
            "scale`tset how many processes of a type run"
            "sharing`tlist with whom an app is shared, or the administrators"
            "sharing:list`tlist with whom an app is shared, or the administrators"
            "sharing:add`tshare an app with a user, or make one an administrator"
            "sharing:remove`tstop sharing an app with a user, or make an administrator a user again"
            "whoami`tshow who is logged in, and where"
            "help`texplain the commands"
        )
        # Programs on PATH that begin with the name of this one are plugins.
        $lines += @(Get-Command -Name 'deis-*' -CommandType Application -ErrorAction Ignore | Where-Object {
            $_.Extension -in '', '.exe', '.com'
        } | ForEach-Object { "$($_.Name -replace '^deis-' -replace '\.(exe|com)$')`tplugin" })
    } elseif ($current -match '^(-|--[^=]*)$' -and $given -notcontains '--') {
        $start = "$($given[0]) $($given[1]) "
        $isOneOf = { foreach ($spelling in $args) { if ($start.StartsWith($spelling)) { return $true } } return $false }
        if (-not $known -and (& $isOneOf 'auth:register ', 'auth register ', 'register ')) {
            $known = $true
            $lines += @(
                "--username`tthe user; asked for on a terminal"
                "--password`tthe password; others on this machine can see it here"
                "--password-stdin`tread the password from standard input"
                "--email`tthe e-mail address; one API 1.1 document leaves it optional"
                "--first-name`tthe first name"
                "--last-name`tthe last name"
                "--login`tfalse does not log in afterwards"
                "--ssl-verify`tfalse does not check TLS certificates; kept in the settings"
            )
        }
        if (-not $known -and (& $isOneOf 'auth:login ', 'auth login ', 'login ')) {
            $known = $true
            $lines += @(
                "--username`tthe user; asked for on a terminal"
                "--password`tthe password; others on this machine can see it here"
                "--password-stdin`tread the password from standard input"
                "--token-stdin`tread a token from standard input, and log in with it"
                "--ssl-verify`tfalse does not check TLS certificates; kept in the settings"
            )
        }
        if (-not $known -and (& $isOneOf 'auth:logout ', 'auth logout ', 'logout ', 'auth:token ', 'auth token ', 'auth:status ', 'auth status ', 'certs:info ', 'certs info ', 'certs:add ', 'certs add ', 'certs:remove ', 'certs remove ', 'certs:detach ', 'certs detach ', 'keys:add ', 'keys add ', 'keys:remove ', 'keys remove ', 'profiles:list ', 'profiles list ', 'profiles:use ', 'profiles use ', 'profiles:rename ', 'profiles rename ', 'profiles:bind ', 'profiles bind ', 'profiles:unbind ', 'profiles unbind ', 'alias:list ', 'alias list ', 'alias:remove ', 'alias remove ', 'shortcuts:list ', 'shortcuts list ', 'plugins:list ', 'plugins list ', 'doctor:run ', 'doctor run ', 'completion:show ', 'completion show ')) {
            $known = $true
            $lines += @(
            )
        }
        if (-not $known -and (& $isOneOf 'auth:whoami ', 'auth whoami ', 'whoami ')) {
            $known = $true
            $lines += @(
                "--all`task the controller, and show all that it knows of the user"
                "-a`task the controller, and show all that it knows of the user"
            )
        }
        if (-not $known -and (& $isOneOf 'auth:cancel ', 'auth cancel ')) {
            $known = $true
            $lines += @(
                "--username`tthe account; by default your own"
                "--password`tthe password; others on this machine can see it here"
                "--password-stdin`tread the password from standard input"
                "--yes`tdo not ask"
            )
        }
        if (-not $known -and (& $isOneOf 'auth:passwd ', 'auth passwd ', 'passwd ')) {
            $known = $true
            $lines += @(
                "--username`twhose password; by default your own"
                "--password`tthe current password; others on this machine can see it here"
                "--new-password`tthe new password; others on this machine can see it here"
                "--password-stdin`tread the passwords from standard input"
            )
        }
        if (-not $known -and (& $isOneOf 'auth:regenerate ', 'auth regenerate ')) {
            $known = $true
            $lines += @(
                "--username`twhose token; by default your own"
                "-u`twhose token; by default your own"
                "--all`treplace the tokens of all users"
                "--yes`tdo not ask"
            )
        }
        if (-not $known -and (& $isOneOf 'apps:create ', 'apps create ', 'create ')) {
            $known = $true
            $lines += @(
                "--buildpack`tthe buildpack to build with, set as BUILDPACK_URL"
                "-b`tthe buildpack to build with, set as BUILDPACK_URL"
                "--remote`tthe name of the git remote; by default that of this program"
                "-r`tthe name of the git remote; by default that of this program"
                "--no-remote`tdo without --remote"
            )
        }
        if (-not $known -and (& $isOneOf 'apps:list ', 'apps list ', 'certs:list ', 'certs list ', 'keys:list ', 'keys list ', 'users:list ', 'users list ')) {
            $known = $true
            $lines += @(
                "--limit`tshow at most that many; by default all"
                "-l`tshow at most that many; by default all"
            )
        }
        if (-not $known -and (& $isOneOf 'apps:info ', 'apps info ', 'info ', 'apps:transfer ', 'apps transfer ', 'apps:open ', 'apps open ', 'open ', 'ps:wait ', 'ps wait ', 'config:get ', 'config get ', 'limits:list ', 'limits list ', 'tags:list ', 'tags list ', 'registry:list ', 'registry list ', 'releases:info ', 'releases info ', 'autoscale:list ', 'autoscale list ', 'labels:list ', 'labels list ', 'maintenance:info ', 'maintenance info ', 'routing:info ', 'routing info ', 'tls:info ', 'tls info ', 'whitelist:list ', 'whitelist list ', 'domains:add ', 'domains add ', 'domains:remove ', 'domains remove ', 'git:remove ', 'git remove ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
            )
        }
        if (-not $known -and (& $isOneOf 'apps:destroy ', 'apps destroy ', 'destroy ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--confirm`tthe name of the app again, instead of being asked for it"
            )
        }
        if (-not $known -and (& $isOneOf 'apps:logs ', 'apps logs ', 'logs ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--lines`thow many lines, from the end"
                "-n`thow many lines, from the end"
                "--follow`tgo on with what is added"
                "-f`tgo on with what is added"
                "--since`tonly lines since then: 10m or 2h ago, or as 2026-01-31T12:00"
                "--process`tonly lines of such processes"
                "-p`tonly lines of such processes"
                "--source`tonly lines of the app, or of api, router or another part of the platform"
            )
        }
        if (-not $known -and (& $isOneOf 'ps:list ', 'ps list ', 'builds:list ', 'builds list ', 'releases:list ', 'releases list ', 'domains:list ', 'domains list ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--limit`tshow at most that many; by default all"
                "-l`tshow at most that many; by default all"
            )
        }
        if (-not $known -and (& $isOneOf 'ps:scale ', 'ps scale ', 'scale ', 'releases:rollback ', 'releases rollback ', 'rollback ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--dry-run`tchange nothing, and say what would be changed"
                "--wait`twait until the processes are up or one has failed, for --timeout seconds, 600 by default"
            )
        }
        if (-not $known -and (& $isOneOf 'ps:restart ', 'ps restart ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--wait`twait until the processes are up or one has failed, for --timeout seconds, 600 by default"
            )
        }
        if (-not $known -and (& $isOneOf 'config:list ', 'config list ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--oneline`tprint all on one line, as NAME=value"
                "--diff`tprint them as config:pull writes them, to compare with a .env file"
            )
        }
        if (-not $known -and (& $isOneOf 'config:set ', 'config set ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--read`tread @file and - as the values of files and of standard input"
                "--dry-run`tchange nothing, and say what would be changed"
                "--ok-if-unchanged`ttake it for a success where nothing would change"
                "--wait`twait until the processes are up or one has failed, for --timeout seconds, 600 by default"
                "--show-values`tprint the values too; without it only the names are shown"
            )
        }
        if (-not $known -and (& $isOneOf 'config:unset ', 'config unset ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--dry-run`tchange nothing, and say what would be changed"
                "--ok-if-unchanged`ttake it for a success where nothing would change"
                "--wait`twait until the processes are up or one has failed, for --timeout seconds, 600 by default"
                "--show-values`tprint the values too; without it only the names are shown"
            )
        }
        if (-not $known -and (& $isOneOf 'config:edit ', 'config edit ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--show-values`tprint the values too; without it only the names are shown"
            )
        }
        if (-not $known -and (& $isOneOf 'config:diff ', 'config diff ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--file`tthe file to compare with; - for standard input"
                "--format`tenv, shell, json, yaml, docker; by default env"
                "--to-app`tthe app to compare with"
                "--release`tthe release to compare with, as v3 or 3"
                "--exit-code`tend with exit code 1 where there is a difference"
                "--show-values`tprint the values too; without it only the names are shown"
            )
        }
        if (-not $known -and (& $isOneOf 'config:push ', 'config push ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--path`tthe file; - for standard input; by default what is piped, or .env"
                "-p`tthe file; - for standard input; by default what is piped, or .env"
                "--format`tenv, shell, json, yaml, docker; by default env"
                "--dry-run`tchange nothing, and say what would be changed"
                "--ok-if-unchanged`ttake it for a success where nothing would change"
                "--wait`twait until the processes are up or one has failed, for --timeout seconds, 600 by default"
                "--show-values`tprint the values too; without it only the names are shown"
            )
        }
        if (-not $known -and (& $isOneOf 'config:export ', 'config export ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--format`tenv, shell, json, yaml, docker; by default env"
            )
        }
        if (-not $known -and (& $isOneOf 'limits:set ', 'limits set ', 'limits:unset ', 'limits unset ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--memory`tthe memory, which is meant without --cpu"
                "-m`tthe memory, which is meant without --cpu"
                "--cpu`tthe processor, instead of the memory"
                "--ok-if-unchanged`ttake it for a success where nothing would change"
                "--wait`twait until the processes are up or one has failed, for --timeout seconds, 600 by default"
            )
        }
        if (-not $known -and (& $isOneOf 'tags:set ', 'tags set ', 'tags:unset ', 'tags unset ', 'registry:set ', 'registry set ', 'registry:unset ', 'registry unset ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--ok-if-unchanged`ttake it for a success where nothing would change"
                "--wait`twait until the processes are up or one has failed, for --timeout seconds, 600 by default"
            )
        }
        if (-not $known -and (& $isOneOf 'healthchecks:list ', 'healthchecks list ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--type`tonly those of a process type"
            )
        }
        if (-not $known -and (& $isOneOf 'healthchecks:set ', 'healthchecks set ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--path`twhat httpGet asks for; by default /"
                "-p`twhat httpGet asks for; by default /"
                "--type`tthe process type; by default web/cmd, the default process"
                "--headers`twhat httpGet sends, as <name>:<value>,<name>:<value>"
                "--initial-delay-timeout`thow long after its start it is first probed; by default 50"
                "--timeout-seconds`thow long an answer may take; by default 50"
                "--period-seconds`thow often it is probed; by default 10"
                "--success-threshold`tafter how many successes it is well; by default 1, and always 1 for liveness"
                "--failure-threshold`tafter how many failures it is not; by default 3"
                "--ok-if-unchanged`ttake it for a success where nothing would change"
                "--wait`twait until the processes are up or one has failed, for --timeout seconds, 600 by default"
            )
        }
        if (-not $known -and (& $isOneOf 'healthchecks:unset ', 'healthchecks unset ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--type`tthe process type; by default web/cmd, the default process"
                "--ok-if-unchanged`ttake it for a success where nothing would change"
                "--wait`twait until the processes are up or one has failed, for --timeout seconds, 600 by default"
            )
        }
        if (-not $known -and (& $isOneOf 'builds:create ', 'builds create ', 'pull ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--procfile`tprocess types and their commands, as `"web: ./server`""
                "-p`tprocess types and their commands, as `"web: ./server`""
                "--dry-run`tchange nothing, and say what would be changed"
                "--wait`twait until the processes are up or one has failed, for --timeout seconds, 600 by default"
            )
        }
        if (-not $known -and (& $isOneOf 'releases:diff ', 'releases diff ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--exit-code`tend with exit code 1 where build or config is different"
            )
        }
        if (-not $known -and (& $isOneOf 'autoscale:set ', 'autoscale set ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--min`trun at least that many"
                "--max`trun at most that many"
                "--cpu-percent`tthe load of the processor to aim at"
                "--ok-if-unchanged`ttake it for a success where nothing would change"
            )
        }
        if (-not $known -and (& $isOneOf 'autoscale:unset ', 'autoscale unset ', 'labels:set ', 'labels set ', 'labels:unset ', 'labels unset ', 'maintenance:on ', 'maintenance on ', 'maintenance:off ', 'maintenance off ', 'routing:enable ', 'routing enable ', 'routing:disable ', 'routing disable ', 'tls:enable ', 'tls enable ', 'tls:disable ', 'tls disable ', 'whitelist:add ', 'whitelist add ', 'whitelist:remove ', 'whitelist remove ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--ok-if-unchanged`ttake it for a success where nothing would change"
            )
        }
        if (-not $known -and (& $isOneOf 'certs:attach ', 'certs attach ')) {
            $known = $true
            $lines += @(
                "--ok-if-unchanged`ttake it for a success where nothing would change"
            )
        }
        if (-not $known -and (& $isOneOf 'perms:list ', 'perms list ', 'sharing ', 'sharing:list ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--admin`tthe administrators of the controller instead of the users of an app"
                "--limit`tshow at most that many; by default all"
                "-l`tshow at most that many; by default all"
            )
        }
        if (-not $known -and (& $isOneOf 'perms:create ', 'perms create ', 'sharing:add ', 'perms:delete ', 'perms delete ', 'sharing:remove ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--admin`tthe administrators of the controller instead of the users of an app"
            )
        }
        if (-not $known -and (& $isOneOf 'git:remote ', 'git remote ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--remote`tthe name of the git remote; by default that of this program"
                "-r`tthe name of the git remote; by default that of this program"
                "--force`tturn a remote of that name to the app"
                "-f`tturn a remote of that name to the app"
            )
        }
        if (-not $known -and (& $isOneOf 'profiles:remove ', 'profiles remove ')) {
            $known = $true
            $lines += @(
                "--yes`tdo not ask"
            )
        }
        if (-not $known -and (& $isOneOf 'version:show ', 'version show ')) {
            $known = $true
            $lines += @(
                "--all`tshow the API versions as well, and those of the controller"
                "-a`tshow the API versions as well, and those of the controller"
                "--check-update`task the npm registry whether there is a newer version"
            )
        }
        if (-not $known -and (& $isOneOf 'completion:install ', 'completion install ')) {
            $known = $true
            $lines += @(
                "--force`treplace a file that is not one of these scripts"
            )
        }
        if (-not $known -and (& $isOneOf 'sandbox:status ', 'sandbox status ', 'sandbox:stop ', 'sandbox stop ')) {
            $known = $true
            $lines += @(
                "--data`tthe folder of its state; by default sandbox among the settings"
            )
        }
        if (-not $known -and (& $isOneOf 'sandbox:reset ', 'sandbox reset ')) {
            $known = $true
            $lines += @(
                "--data`tthe folder of its state; by default sandbox among the settings"
                "--yes`tdo not ask"
            )
        }
        if (-not $known -and (& $isOneOf 'apps ', 'certs ', 'keys ', 'users ')) {
            $known = $true
            $lines += @(
                "--limit`tshow at most that many; by default all"
                "-l`tshow at most that many; by default all"
            )
        }
        if (-not $known -and (& $isOneOf 'ps ', 'builds ', 'releases ', 'domains ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--limit`tshow at most that many; by default all"
                "-l`tshow at most that many; by default all"
            )
        }
        if (-not $known -and (& $isOneOf 'config ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--oneline`tprint all on one line, as NAME=value"
                "--diff`tprint them as config:pull writes them, to compare with a .env file"
            )
        }
        if (-not $known -and (& $isOneOf 'limits ', 'tags ', 'registry ', 'autoscale ', 'labels ', 'maintenance ', 'routing ', 'tls ', 'whitelist ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
            )
        }
        if (-not $known -and (& $isOneOf 'healthchecks ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--type`tonly those of a process type"
            )
        }
        if (-not $known -and (& $isOneOf 'perms ')) {
            $known = $true
            $lines += @(
                "--app`tthe app; by default that of the git remote, the environment or the folder"
                "-a`tthe app; by default that of the git remote, the environment or the folder"
                "--admin`tthe administrators of the controller instead of the users of an app"
                "--limit`tshow at most that many; by default all"
                "-l`tshow at most that many; by default all"
            )
        }
        if (-not $known -and (& $isOneOf 'profiles ', 'alias ', 'shortcuts ', 'plugins ', 'doctor ', 'completion ')) {
            $known = $true
            $lines += @(
            )
        }
        if (-not $known -and (& $isOneOf 'version ')) {
            $known = $true
            $lines += @(
                "--all`tshow the API versions as well, and those of the controller"
                "-a`tshow the API versions as well, and those of the controller"
                "--check-update`task the npm registry whether there is a newer version"
            )
        }
        if ($known) {
            $lines += @(
                "--json`tprint JSON, of it only these fields if some are given"
                "--jq`tprint what this jq expression makes of the JSON"
                "--template`tprint this Mustache template, filled from the JSON"
                "--output`tthe form to print in"
                "-o`tthe form to print in"
                "--quiet`tprint no progress and no notices"
                "-q`tprint no progress and no notices"
                "--no-color`tno colours"
                "--no-input`tnever ask"
                "--config`tthe settings to use: a name, or the path of a .json file"
                "-c`tthe settings to use: a name, or the path of a .json file"
                "--api`tthe API dialect to speak, or auto"
                "--timeout`thow long to wait for an answer"
                "--debug`tshow requests and answers, without their secrets"
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
