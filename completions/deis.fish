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
            'auth'\t'log in to a controller, and manage the account' \
            'auth:register'\t'create an account on a controller, and log in' \
            'auth:login'\t'log in to a controller' \
            'auth:logout'\t'forget the login of this profile' \
            'auth:whoami'\t'show who is logged in, and where' \
            'auth:token'\t'print the token of the login, which is a secret' \
            'auth:status'\t'ask the controller whether the login is good, and show where it is kept' \
            'auth:cancel'\t'cancel an account, for good' \
            'auth:passwd'\t'change a password' \
            'auth:regenerate'\t'replace a token by a new one' \
            'apps'\t'manage apps' \
            'apps:create'\t'create an app' \
            'apps:list'\t'list the apps that you may see' \
            'apps:info'\t'show an app with its processes, domains and labels' \
            'apps:destroy'\t'destroy an app with all that belongs to it' \
            'apps:logs'\t'show an app\'s log' \
            'apps:run'\t'run a command in a new process of an app' \
            'apps:transfer'\t'give an app to another owner' \
            'apps:open'\t'open an app in a browser' \
            'ps'\t'manage an app\'s processes' \
            'ps:list'\t'list an app\'s processes' \
            'ps:scale'\t'set how many processes of a type run' \
            'ps:restart'\t'restart processes of an app' \
            'ps:wait'\t'wait until the processes of the newest release are up' \
            'config'\t'manage an app\'s environment variables' \
            'config:list'\t'list an app\'s environment variables' \
            'config:get'\t'print the values of environment variables of an app' \
            'config:set'\t'set environment variables of an app' \
            'config:unset'\t'remove environment variables from an app' \
            'config:edit'\t'edit an app\'s environment variables in your editor' \
            'config:diff'\t'compare an app\'s environment variables with a file or another app' \
            'config:pull'\t'write an app\'s environment variables to a .env file' \
            'config:push'\t'set the environment variables of a .env file' \
            'config:export'\t'print an app\'s environment variables in a form for other programs' \
            'limits'\t'manage an app\'s limits of memory and processor' \
            'limits:list'\t'list the limits of memory and processor of an app' \
            'limits:set'\t'limit the memory or the processor of process types' \
            'limits:unset'\t'remove the limit of memory or processor from process types' \
            'tags'\t'manage the tags of the machines that an app runs on' \
            'tags:list'\t'list the tags of the machines that an app wants to run on' \
            'tags:set'\t'run an app only on machines with these tags' \
            'tags:unset'\t'no longer ask for tags of machines' \
            'registry'\t'manage an app\'s credentials for a private image registry' \
            'registry:list'\t'list which credentials an app has for its private image registry' \
            'registry:set'\t'set the credentials of an app for a private image registry' \
            'registry:unset'\t'remove credentials for a private image registry from an app' \
            'healthchecks'\t'manage an app\'s health checks' \
            'healthchecks:list'\t'list the health checks of an app' \
            'healthchecks:set'\t'set a health check of an app' \
            'healthchecks:unset'\t'remove health checks from an app' \
            'builds'\t'manage an app\'s builds' \
            'builds:list'\t'list an app\'s builds' \
            'builds:create'\t'deploy an image' \
            'releases'\t'manage an app\'s releases' \
            'releases:list'\t'list an app\'s releases, the newest first' \
            'releases:info'\t'show a release' \
            'releases:diff'\t'compare two releases' \
            'releases:rollback'\t'go back to an earlier release' \
            'autoscale'\t'manage how an app is scaled by its load' \
            'autoscale:list'\t'list how an app is scaled by its load' \
            'autoscale:set'\t'scale a process type by its load' \
            'autoscale:unset'\t'no longer scale a process type by its load' \
            'labels'\t'manage an app\'s labels' \
            'labels:list'\t'list the labels of an app' \
            'labels:set'\t'set labels of an app' \
            'labels:unset'\t'remove labels from an app' \
            'maintenance'\t'put an app under maintenance' \
            'maintenance:info'\t'see whether an app is under maintenance' \
            'maintenance:on'\t'put an app under maintenance' \
            'maintenance:off'\t'end the maintenance of an app' \
            'routing'\t'decide whether an app can be reached through the router' \
            'routing:info'\t'see whether an app can be reached through the router' \
            'routing:enable'\t'let an app be reached through the router' \
            'routing:disable'\t'keep an app from being reached through the router' \
            'tls'\t'decide whether an app is served over HTTPS only' \
            'tls:info'\t'see whether an app is served over HTTPS only' \
            'tls:enable'\t'serve an app over HTTPS only' \
            'tls:disable'\t'serve an app over HTTP as well' \
            'whitelist'\t'manage the addresses from which an app can be reached' \
            'whitelist:list'\t'list the addresses from which an app can be reached' \
            'whitelist:add'\t'let an app be reached from these addresses, and from no others' \
            'whitelist:remove'\t'no longer let an app be reached from these addresses' \
            'domains'\t'manage an app\'s domains' \
            'domains:list'\t'list an app\'s domains' \
            'domains:add'\t'lead domains to an app' \
            'domains:remove'\t'remove domains from an app' \
            'certs'\t'manage TLS certificates' \
            'certs:list'\t'list your TLS certificates' \
            'certs:info'\t'show a TLS certificate' \
            'certs:add'\t'add a TLS certificate and its private key' \
            'certs:remove'\t'remove a TLS certificate' \
            'certs:attach'\t'attach a TLS certificate to domains' \
            'certs:detach'\t'detach a TLS certificate from domains' \
            'keys'\t'manage SSH keys' \
            'keys:list'\t'list your SSH keys' \
            'keys:add'\t'add an SSH key, to push with' \
            'keys:remove'\t'remove an SSH key' \
            'perms'\t'share apps, and name administrators' \
            'perms:list'\t'list with whom an app is shared, or the administrators' \
            'perms:create'\t'share an app with a user, or make one an administrator' \
            'perms:delete'\t'stop sharing an app with a user, or make an administrator a user again' \
            'users'\t'see all users' \
            'users:list'\t'list all users, as an administrator' \
            'git'\t'manage git remotes' \
            'git:remote'\t'add a git remote that leads to an app' \
            'git:remove'\t'remove the git remotes that lead to an app' \
            'profiles'\t'manage logins: to several controllers, or as several users' \
            'profiles:list'\t'list the logins, and show which one is used here' \
            'profiles:use'\t'make a profile the default of this program' \
            'profiles:rename'\t'give a profile another name' \
            'profiles:remove'\t'remove a profile: forget its login' \
            'profiles:bind'\t'use a profile for all that is done in this git repository' \
            'profiles:unbind'\t'no longer use a profile of its own in this git repository' \
            'alias'\t'manage short names of your own for command lines' \
            'alias:set'\t'give a command line a short name of your own' \
            'alias:list'\t'list your aliases' \
            'alias:remove'\t'remove an alias' \
            'api'\t'ask the controller for what no command does' \
            'api:request'\t'send any request to the controller, signed in' \
            'shortcuts'\t'see the short names of commands' \
            'shortcuts:list'\t'list the short names of commands' \
            'plugins'\t'see the plugins of this program' \
            'plugins:list'\t'list the plugins on PATH' \
            'version'\t'see the version of this program and of the controller' \
            'version:show'\t'show the version of this program' \
            'doctor'\t'look for what is wrong' \
            'doctor:run'\t'look for what is wrong with settings, controller and machine' \
            'completion'\t'complete words in the shell' \
            'completion:show'\t'print the completion script of a shell' \
            'completion:install'\t'complete words of this program in a shell from now on' \
            'sandbox'\t'run a controller on this machine' \
            'sandbox:start'\t'start a controller on this machine' \
            'sandbox:status'\t'show whether the sandbox runs, and where' \
            'sandbox:stop'\t'stop the sandbox that runs in the background' \
            'sandbox:reset'\t'forget all that the sandbox holds' \
            'create'\t'create an app' \
            'destroy'\t'destroy an app with all that belongs to it' \
            'info'\t'show an app with its processes, domains and labels' \
            'login'\t'log in to a controller' \
            'logout'\t'forget the login of this profile' \
            'logs'\t'show an app\'s log' \
            'open'\t'open an app in a browser' \
            'passwd'\t'change a password' \
            'pull'\t'deploy an image' \
            'register'\t'create an account on a controller, and log in' \
            'rollback'\t'go back to an earlier release' \
            'run'\t'run a command in a new process of an app' \
            'scale'\t'set how many processes of a type run' \
            'sharing'\t'list with whom an app is shared, or the administrators' \
            'sharing:list'\t'list with whom an app is shared, or the administrators' \
            'sharing:add'\t'share an app with a user, or make one an administrator' \
            'sharing:remove'\t'stop sharing an app with a user, or make an administrator a user again' \
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
                    '--username'\t'the user; asked for on a terminal' \
                    '--password'\t'the password; others on this machine can see it here' \
                    '--password-stdin'\t'read the password from standard input' \
                    '--email'\t'the e-mail address; one API 1.1 document leaves it optional' \
                    '--first-name'\t'the first name' \
                    '--last-name'\t'the last name' \
                    '--login'\t'false does not log in afterwards' \
                    '--ssl-verify'\t'false does not check TLS certificates; kept in the settings'
            case 'auth:login *' 'auth login *' 'login *'
                set options \
                    '--username'\t'the user; asked for on a terminal' \
                    '--password'\t'the password; others on this machine can see it here' \
                    '--password-stdin'\t'read the password from standard input' \
                    '--token-stdin'\t'read a token from standard input, and log in with it' \
                    '--ssl-verify'\t'false does not check TLS certificates; kept in the settings'
            case 'auth:logout *' 'auth logout *' 'logout *' 'auth:token *' 'auth token *' 'auth:status *' 'auth status *' 'certs:info *' 'certs info *' 'certs:add *' 'certs add *' 'certs:remove *' 'certs remove *' 'certs:detach *' 'certs detach *' 'keys:add *' 'keys add *' 'keys:remove *' 'keys remove *' 'profiles:list *' 'profiles list *' 'profiles:use *' 'profiles use *' 'profiles:rename *' 'profiles rename *' 'profiles:bind *' 'profiles bind *' 'profiles:unbind *' 'profiles unbind *' 'alias:list *' 'alias list *' 'alias:remove *' 'alias remove *' 'shortcuts:list *' 'shortcuts list *' 'plugins:list *' 'plugins list *' 'doctor:run *' 'doctor run *' 'completion:show *' 'completion show *'
                set options
            case 'auth:whoami *' 'auth whoami *' 'whoami *'
                set options \
                    '--all'\t'ask the controller, and show all that it knows of the user' \
                    '-a'\t'ask the controller, and show all that it knows of the user'
            case 'auth:cancel *' 'auth cancel *'
                set options \
                    '--username'\t'the account; by default your own' \
                    '--password'\t'the password; others on this machine can see it here' \
                    '--password-stdin'\t'read the password from standard input' \
                    '--yes'\t'do not ask'
            case 'auth:passwd *' 'auth passwd *' 'passwd *'
                set options \
                    '--username'\t'whose password; by default your own' \
                    '--password'\t'the current password; others on this machine can see it here' \
                    '--new-password'\t'the new password; others on this machine can see it here' \
                    '--password-stdin'\t'read the passwords from standard input'
            case 'auth:regenerate *' 'auth regenerate *'
                set options \
                    '--username'\t'whose token; by default your own' \
                    '-u'\t'whose token; by default your own' \
                    '--all'\t'replace the tokens of all users' \
                    '--yes'\t'do not ask'
            case 'apps:create *' 'apps create *' 'create *'
                set options \
                    '--buildpack'\t'the buildpack to build with, set as BUILDPACK_URL' \
                    '-b'\t'the buildpack to build with, set as BUILDPACK_URL' \
                    '--remote'\t'the name of the git remote; by default that of this program' \
                    '-r'\t'the name of the git remote; by default that of this program' \
                    '--no-remote'\t'do without --remote'
            case 'apps:list *' 'apps list *' 'certs:list *' 'certs list *' 'keys:list *' 'keys list *' 'users:list *' 'users list *'
                set options \
                    '--limit'\t'show at most that many; by default all' \
                    '-l'\t'show at most that many; by default all'
            case 'apps:info *' 'apps info *' 'info *' 'apps:transfer *' 'apps transfer *' 'apps:open *' 'apps open *' 'open *' 'ps:wait *' 'ps wait *' 'config:get *' 'config get *' 'limits:list *' 'limits list *' 'tags:list *' 'tags list *' 'registry:list *' 'registry list *' 'releases:info *' 'releases info *' 'autoscale:list *' 'autoscale list *' 'labels:list *' 'labels list *' 'maintenance:info *' 'maintenance info *' 'routing:info *' 'routing info *' 'tls:info *' 'tls info *' 'whitelist:list *' 'whitelist list *' 'domains:add *' 'domains add *' 'domains:remove *' 'domains remove *' 'git:remove *' 'git remove *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder'
            case 'apps:destroy *' 'apps destroy *' 'destroy *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--confirm'\t'the name of the app again, instead of being asked for it'
            case 'apps:logs *' 'apps logs *' 'logs *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--lines'\t'how many lines, from the end' \
                    '-n'\t'how many lines, from the end' \
                    '--follow'\t'go on with what is added' \
                    '-f'\t'go on with what is added' \
                    '--since'\t'only lines since then: 10m or 2h ago, or as 2026-01-31T12:00' \
                    '--process'\t'only lines of such processes' \
                    '-p'\t'only lines of such processes' \
                    '--source'\t'only lines of the app, or of api, router or another part of the platform'
            case 'ps:list *' 'ps list *' 'builds:list *' 'builds list *' 'releases:list *' 'releases list *' 'domains:list *' 'domains list *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--limit'\t'show at most that many; by default all' \
                    '-l'\t'show at most that many; by default all'
            case 'ps:scale *' 'ps scale *' 'scale *' 'releases:rollback *' 'releases rollback *' 'rollback *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--dry-run'\t'change nothing, and say what would be changed' \
                    '--wait'\t'wait until the processes are up or one has failed, for --timeout seconds, 600 by default'
            case 'ps:restart *' 'ps restart *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--wait'\t'wait until the processes are up or one has failed, for --timeout seconds, 600 by default'
            case 'config:list *' 'config list *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--oneline'\t'print all on one line, as NAME=value' \
                    '--diff'\t'print them as config:pull writes them, to compare with a .env file'
            case 'config:set *' 'config set *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--read'\t'read @file and - as the values of files and of standard input' \
                    '--dry-run'\t'change nothing, and say what would be changed' \
                    '--ok-if-unchanged'\t'take it for a success where nothing would change' \
                    '--wait'\t'wait until the processes are up or one has failed, for --timeout seconds, 600 by default' \
                    '--show-values'\t'print the values too; without it only the names are shown'
            case 'config:unset *' 'config unset *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--dry-run'\t'change nothing, and say what would be changed' \
                    '--ok-if-unchanged'\t'take it for a success where nothing would change' \
                    '--wait'\t'wait until the processes are up or one has failed, for --timeout seconds, 600 by default' \
                    '--show-values'\t'print the values too; without it only the names are shown'
            case 'config:edit *' 'config edit *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--show-values'\t'print the values too; without it only the names are shown'
            case 'config:diff *' 'config diff *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--file'\t'the file to compare with; - for standard input' \
                    '--format'\t'env, shell, json, yaml, docker; by default env' \
                    '--to-app'\t'the app to compare with' \
                    '--release'\t'the release to compare with, as v3 or 3' \
                    '--exit-code'\t'end with exit code 1 where there is a difference' \
                    '--show-values'\t'print the values too; without it only the names are shown'
            case 'config:push *' 'config push *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--path'\t'the file; - for standard input; by default what is piped, or .env' \
                    '-p'\t'the file; - for standard input; by default what is piped, or .env' \
                    '--format'\t'env, shell, json, yaml, docker; by default env' \
                    '--dry-run'\t'change nothing, and say what would be changed' \
                    '--ok-if-unchanged'\t'take it for a success where nothing would change' \
                    '--wait'\t'wait until the processes are up or one has failed, for --timeout seconds, 600 by default' \
                    '--show-values'\t'print the values too; without it only the names are shown'
            case 'config:export *' 'config export *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--format'\t'env, shell, json, yaml, docker; by default env'
            case 'limits:set *' 'limits set *' 'limits:unset *' 'limits unset *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--memory'\t'the memory, which is meant without --cpu' \
                    '-m'\t'the memory, which is meant without --cpu' \
                    '--cpu'\t'the processor, instead of the memory' \
                    '--ok-if-unchanged'\t'take it for a success where nothing would change' \
                    '--wait'\t'wait until the processes are up or one has failed, for --timeout seconds, 600 by default'
            case 'tags:set *' 'tags set *' 'tags:unset *' 'tags unset *' 'registry:set *' 'registry set *' 'registry:unset *' 'registry unset *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--ok-if-unchanged'\t'take it for a success where nothing would change' \
                    '--wait'\t'wait until the processes are up or one has failed, for --timeout seconds, 600 by default'
            case 'healthchecks:list *' 'healthchecks list *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--type'\t'only those of a process type'
            case 'healthchecks:set *' 'healthchecks set *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--path'\t'what httpGet asks for; by default /' \
                    '-p'\t'what httpGet asks for; by default /' \
                    '--type'\t'the process type; by default web/cmd, the default process' \
                    '--headers'\t'what httpGet sends, as <name>:<value>,<name>:<value>' \
                    '--initial-delay-timeout'\t'how long after its start it is first probed; by default 50' \
                    '--timeout-seconds'\t'how long an answer may take; by default 50' \
                    '--period-seconds'\t'how often it is probed; by default 10' \
                    '--success-threshold'\t'after how many successes it is well; by default 1, and always 1 for liveness' \
                    '--failure-threshold'\t'after how many failures it is not; by default 3' \
                    '--ok-if-unchanged'\t'take it for a success where nothing would change' \
                    '--wait'\t'wait until the processes are up or one has failed, for --timeout seconds, 600 by default'
            case 'healthchecks:unset *' 'healthchecks unset *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--type'\t'the process type; by default web/cmd, the default process' \
                    '--ok-if-unchanged'\t'take it for a success where nothing would change' \
                    '--wait'\t'wait until the processes are up or one has failed, for --timeout seconds, 600 by default'
            case 'builds:create *' 'builds create *' 'pull *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--procfile'\t'process types and their commands, as "web: ./server"' \
                    '-p'\t'process types and their commands, as "web: ./server"' \
                    '--dry-run'\t'change nothing, and say what would be changed' \
                    '--wait'\t'wait until the processes are up or one has failed, for --timeout seconds, 600 by default'
            case 'releases:diff *' 'releases diff *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--exit-code'\t'end with exit code 1 where build or config is different'
            case 'autoscale:set *' 'autoscale set *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--min'\t'run at least that many' \
                    '--max'\t'run at most that many' \
                    '--cpu-percent'\t'the load of the processor to aim at' \
                    '--ok-if-unchanged'\t'take it for a success where nothing would change'
            case 'autoscale:unset *' 'autoscale unset *' 'labels:set *' 'labels set *' 'labels:unset *' 'labels unset *' 'maintenance:on *' 'maintenance on *' 'maintenance:off *' 'maintenance off *' 'routing:enable *' 'routing enable *' 'routing:disable *' 'routing disable *' 'tls:enable *' 'tls enable *' 'tls:disable *' 'tls disable *' 'whitelist:add *' 'whitelist add *' 'whitelist:remove *' 'whitelist remove *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--ok-if-unchanged'\t'take it for a success where nothing would change'
            case 'certs:attach *' 'certs attach *'
                set options \
                    '--ok-if-unchanged'\t'take it for a success where nothing would change'
            case 'perms:list *' 'perms list *' 'sharing *' 'sharing:list *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--admin'\t'the administrators of the controller instead of the users of an app' \
                    '--limit'\t'show at most that many; by default all' \
                    '-l'\t'show at most that many; by default all'
            case 'perms:create *' 'perms create *' 'sharing:add *' 'perms:delete *' 'perms delete *' 'sharing:remove *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--admin'\t'the administrators of the controller instead of the users of an app'
            case 'git:remote *' 'git remote *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--remote'\t'the name of the git remote; by default that of this program' \
                    '-r'\t'the name of the git remote; by default that of this program' \
                    '--force'\t'turn a remote of that name to the app' \
                    '-f'\t'turn a remote of that name to the app'
            case 'profiles:remove *' 'profiles remove *'
                set options \
                    '--yes'\t'do not ask'
            case 'version:show *' 'version show *'
                set options \
                    '--all'\t'show the API versions as well, and those of the controller' \
                    '-a'\t'show the API versions as well, and those of the controller' \
                    '--check-update'\t'ask the npm registry whether there is a newer version'
            case 'completion:install *' 'completion install *'
                set options \
                    '--force'\t'replace a file that is not one of these scripts'
            case 'sandbox:status *' 'sandbox status *' 'sandbox:stop *' 'sandbox stop *'
                set options \
                    '--data'\t'the folder of its state; by default sandbox among the settings'
            case 'sandbox:reset *' 'sandbox reset *'
                set options \
                    '--data'\t'the folder of its state; by default sandbox among the settings' \
                    '--yes'\t'do not ask'
            case 'apps *' 'certs *' 'keys *' 'users *'
                set options \
                    '--limit'\t'show at most that many; by default all' \
                    '-l'\t'show at most that many; by default all'
            case 'ps *' 'builds *' 'releases *' 'domains *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--limit'\t'show at most that many; by default all' \
                    '-l'\t'show at most that many; by default all'
            case 'config *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--oneline'\t'print all on one line, as NAME=value' \
                    '--diff'\t'print them as config:pull writes them, to compare with a .env file'
            case 'limits *' 'tags *' 'registry *' 'autoscale *' 'labels *' 'maintenance *' 'routing *' 'tls *' 'whitelist *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder'
            case 'healthchecks *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--type'\t'only those of a process type'
            case 'perms *'
                set options \
                    '--app'\t'the app; by default that of the git remote, the environment or the folder' \
                    '-a'\t'the app; by default that of the git remote, the environment or the folder' \
                    '--admin'\t'the administrators of the controller instead of the users of an app' \
                    '--limit'\t'show at most that many; by default all' \
                    '-l'\t'show at most that many; by default all'
            case 'profiles *' 'alias *' 'shortcuts *' 'plugins *' 'doctor *' 'completion *'
                set options
            case 'version *'
                set options \
                    '--all'\t'show the API versions as well, and those of the controller' \
                    '-a'\t'show the API versions as well, and those of the controller' \
                    '--check-update'\t'ask the npm registry whether there is a newer version'
            case '*'
                set known no
        end
        if test $known = yes
            set -a options \
                '--json'\t'print JSON, of it only these fields if some are given' \
                '--jq'\t'print what this jq expression makes of the JSON' \
                '--template'\t'print this Mustache template, filled from the JSON' \
                '--output'\t'the form to print in' \
                '-o'\t'the form to print in' \
                '--quiet'\t'print no progress and no notices' \
                '-q'\t'print no progress and no notices' \
                '--no-color'\t'no colours' \
                '--no-input'\t'never ask' \
                '--config'\t'the settings to use: a name, or the path of a .json file' \
                '-c'\t'the settings to use: a name, or the path of a .json file' \
                '--api'\t'the API dialect to speak, or auto' \
                '--timeout'\t'how long to wait for an answer' \
                '--debug'\t'show requests and answers, without their secrets' \
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
