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
            'auth:cancel'\t'cancel an account, for good' \
            'auth:passwd'\t'change a password' \
            'auth:regenerate'\t'replace a token by a new one' \
            'apps'\t'manage apps' \
            'apps:create'\t'create an app' \
            'apps:list'\t'list the apps that you may see' \
            'apps:info'\t'show an app with its processes and domains' \
            'apps:destroy'\t'destroy an app with all that belongs to it' \
            'apps:logs'\t'show an app\'s log' \
            'apps:run'\t'run a command in a new process of an app' \
            'apps:transfer'\t'give an app to another owner' \
            'apps:open'\t'open an app in a browser' \
            'ps'\t'manage an app\'s processes' \
            'ps:list'\t'list an app\'s processes' \
            'ps:scale'\t'set how many processes of a type run' \
            'ps:restart'\t'restart processes of an app' \
            'config'\t'manage an app\'s environment variables' \
            'config:list'\t'list an app\'s environment variables' \
            'config:set'\t'set environment variables of an app' \
            'config:unset'\t'remove environment variables from an app' \
            'config:pull'\t'write an app\'s environment variables to a .env file' \
            'config:push'\t'set the environment variables of a .env file' \
            'builds'\t'manage an app\'s builds' \
            'builds:list'\t'list an app\'s builds' \
            'builds:create'\t'deploy an image' \
            'releases'\t'manage an app\'s releases' \
            'releases:list'\t'list an app\'s releases, the newest first' \
            'releases:info'\t'show a release' \
            'releases:rollback'\t'go back to an earlier release' \
            'domains'\t'manage an app\'s domains' \
            'domains:list'\t'list an app\'s domains' \
            'domains:add'\t'lead a domain to an app' \
            'domains:remove'\t'remove a domain from an app' \
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
            'shortcuts'\t'see the short names of commands' \
            'shortcuts:list'\t'list the short names of commands' \
            'plugins'\t'see the plugins of this program' \
            'plugins:list'\t'list the plugins on PATH' \
            'version'\t'see the version of this program and of the controller' \
            'version:show'\t'show the version of this program' \
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
            'info'\t'show an app with its processes and domains' \
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
                    '--ssl-verify'\t'false does not check TLS certificates; kept in the settings'
            case 'auth:logout *' 'auth logout *' 'logout *' 'certs:info *' 'certs info *' 'certs:add *' 'certs add *' 'certs:remove *' 'certs remove *' 'certs:attach *' 'certs attach *' 'certs:detach *' 'certs detach *' 'keys:add *' 'keys add *' 'keys:remove *' 'keys remove *' 'shortcuts:list *' 'shortcuts list *' 'plugins:list *' 'plugins list *' 'completion:show *' 'completion show *'
                set options
            case 'auth:whoami *' 'auth whoami *' 'whoami *'
                set options \
                    '--all'\t'ask the controller, and show all that it knows of the user'
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
            case 'apps:info *' 'apps info *' 'info *' 'apps:transfer *' 'apps transfer *' 'apps:open *' 'apps open *' 'open *' 'ps:scale *' 'ps scale *' 'scale *' 'ps:restart *' 'ps restart *' 'releases:info *' 'releases info *' 'releases:rollback *' 'releases rollback *' 'rollback *' 'domains:add *' 'domains add *' 'domains:remove *' 'domains remove *' 'git:remove *' 'git remove *'
                set options \
                    '--app'\t'the app; by default that of the git remote, or of the environment' \
                    '-a'\t'the app; by default that of the git remote, or of the environment'
            case 'apps:destroy *' 'apps destroy *' 'destroy *'
                set options \
                    '--app'\t'the app; by default that of the git remote, or of the environment' \
                    '-a'\t'the app; by default that of the git remote, or of the environment' \
                    '--confirm'\t'the name of the app again, instead of being asked for it'
            case 'apps:logs *' 'apps logs *' 'logs *'
                set options \
                    '--app'\t'the app; by default that of the git remote, or of the environment' \
                    '-a'\t'the app; by default that of the git remote, or of the environment' \
                    '--lines'\t'how many lines, from the end' \
                    '-n'\t'how many lines, from the end'
            case 'ps:list *' 'ps list *' 'builds:list *' 'builds list *' 'releases:list *' 'releases list *' 'domains:list *' 'domains list *'
                set options \
                    '--app'\t'the app; by default that of the git remote, or of the environment' \
                    '-a'\t'the app; by default that of the git remote, or of the environment' \
                    '--limit'\t'show at most that many; by default all' \
                    '-l'\t'show at most that many; by default all'
            case 'config:list *' 'config list *'
                set options \
                    '--app'\t'the app; by default that of the git remote, or of the environment' \
                    '-a'\t'the app; by default that of the git remote, or of the environment' \
                    '--oneline'\t'print all on one line, as NAME=value' \
                    '--diff'\t'print them as config:pull writes them, to compare with a .env file'
            case 'config:set *' 'config set *' 'config:unset *' 'config unset *'
                set options \
                    '--app'\t'the app; by default that of the git remote, or of the environment' \
                    '-a'\t'the app; by default that of the git remote, or of the environment' \
                    '--show-values'\t'print the values too; without it only the names are shown'
            case 'config:pull *' 'config pull *'
                set options \
                    '--app'\t'the app; by default that of the git remote, or of the environment' \
                    '-a'\t'the app; by default that of the git remote, or of the environment' \
                    '--path'\t'the file to write; - for standard output' \
                    '-p'\t'the file to write; - for standard output' \
                    '--interactive'\t'ask about each variable that differs from the file' \
                    '-i'\t'ask about each variable that differs from the file' \
                    '--overwrite'\t'replace the file if there is one' \
                    '-o'\t'replace the file if there is one'
            case 'config:push *' 'config push *'
                set options \
                    '--app'\t'the app; by default that of the git remote, or of the environment' \
                    '-a'\t'the app; by default that of the git remote, or of the environment' \
                    '--path'\t'the file; - for standard input; by default .env' \
                    '-p'\t'the file; - for standard input; by default .env' \
                    '--show-values'\t'print the values too; without it only the names are shown'
            case 'builds:create *' 'builds create *' 'pull *'
                set options \
                    '--app'\t'the app; by default that of the git remote, or of the environment' \
                    '-a'\t'the app; by default that of the git remote, or of the environment' \
                    '--procfile'\t'process types and their commands, as "web: ./server"' \
                    '-p'\t'process types and their commands, as "web: ./server"'
            case 'perms:list *' 'perms list *' 'sharing *' 'sharing:list *'
                set options \
                    '--app'\t'the app; by default that of the git remote, or of the environment' \
                    '-a'\t'the app; by default that of the git remote, or of the environment' \
                    '--admin'\t'the administrators of the controller instead of the users of an app' \
                    '--limit'\t'show at most that many; by default all' \
                    '-l'\t'show at most that many; by default all'
            case 'perms:create *' 'perms create *' 'sharing:add *' 'perms:delete *' 'perms delete *' 'sharing:remove *'
                set options \
                    '--app'\t'the app; by default that of the git remote, or of the environment' \
                    '-a'\t'the app; by default that of the git remote, or of the environment' \
                    '--admin'\t'the administrators of the controller instead of the users of an app'
            case 'git:remote *' 'git remote *'
                set options \
                    '--app'\t'the app; by default that of the git remote, or of the environment' \
                    '-a'\t'the app; by default that of the git remote, or of the environment' \
                    '--remote'\t'the name of the git remote; by default that of this program' \
                    '-r'\t'the name of the git remote; by default that of this program' \
                    '--force'\t'turn a remote of that name to the app' \
                    '-f'\t'turn a remote of that name to the app'
            case 'version:show *' 'version show *'
                set options \
                    '--all'\t'show the API versions as well, and those of the controller' \
                    '-a'\t'show the API versions as well, and those of the controller'
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
                    '--app'\t'the app; by default that of the git remote, or of the environment' \
                    '-a'\t'the app; by default that of the git remote, or of the environment' \
                    '--limit'\t'show at most that many; by default all' \
                    '-l'\t'show at most that many; by default all'
            case 'config *'
                set options \
                    '--app'\t'the app; by default that of the git remote, or of the environment' \
                    '-a'\t'the app; by default that of the git remote, or of the environment' \
                    '--oneline'\t'print all on one line, as NAME=value' \
                    '--diff'\t'print them as config:pull writes them, to compare with a .env file'
            case 'perms *'
                set options \
                    '--app'\t'the app; by default that of the git remote, or of the environment' \
                    '-a'\t'the app; by default that of the git remote, or of the environment' \
                    '--admin'\t'the administrators of the controller instead of the users of an app' \
                    '--limit'\t'show at most that many; by default all' \
                    '-l'\t'show at most that many; by default all'
            case 'shortcuts *' 'plugins *' 'completion *'
                set options
            case 'version *'
                set options \
                    '--all'\t'show the API versions as well, and those of the controller' \
                    '-a'\t'show the API versions as well, and those of the controller'
            case '*'
                set known no
        end
        if test $known = yes
            set -a options \
                '--json'\t'print the result as JSON' \
                '--quiet'\t'print no progress and no notices' \
                '-q'\t'print no progress and no notices' \
                '--no-color'\t'no colours' \
                '--no-input'\t'never ask' \
                '--config'\t'the settings to use: a name, or the path of a .json file' \
                '-c'\t'the settings to use: a name, or the path of a .json file' \
                '--api'\t'the API dialect to speak, or auto' \
                '--timeout'\t'how long to wait for an answer' \
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
