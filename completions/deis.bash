# Completion of deis for bash, made by "deis completion bash".
# Commands and options stand in here; what must be found out, such as the names of apps, the program is asked for.

_deis_names='auth auth:register auth:login auth:logout auth:whoami auth:token auth:status auth:cancel auth:passwd auth:regenerate apps apps:create apps:list apps:info apps:destroy apps:logs apps:run apps:transfer apps:open ps ps:list ps:describe ps:logs ps:exec ps:scale ps:restart ps:delete ps:wait pts pts:list pts:describe pts:restart pts:clean config config:list config:get config:set config:unset config:attach config:detach config:edit config:diff config:pull config:push config:export limits limits:list limits:set limits:unset limits:plans limits:specs tags tags:list tags:set tags:unset registry registry:list registry:set registry:unset healthchecks healthchecks:list healthchecks:set healthchecks:unset lifecycles lifecycles:list lifecycles:set lifecycles:unset timeouts timeouts:list timeouts:set timeouts:unset builds builds:list builds:info builds:create builds:fetch releases releases:list releases:info releases:diff releases:deploy releases:rollback autoscale autoscale:list autoscale:set autoscale:unset labels labels:list labels:set labels:unset maintenance maintenance:info maintenance:on maintenance:off routing routing:info routing:enable routing:disable autodeploy autodeploy:info autodeploy:enable autodeploy:disable autorollback autorollback:info autorollback:enable autorollback:disable tls tls:info tls:enable tls:disable tls:force tls:auto tls:issuer whitelist whitelist:list whitelist:add whitelist:remove domains domains:list domains:add domains:remove services services:list services:add services:remove gateways gateways:list gateways:info gateways:apply gateways:add gateways:remove routes routes:list routes:info routes:apply routes:add routes:get routes:set routes:attach routes:detach routes:remove certs certs:list certs:info certs:add certs:remove certs:attach certs:detach workspaces workspaces:list workspaces:create workspaces:info workspaces:switch workspaces:update workspaces:members workspaces:invite workspaces:invitations workspaces:accept workspaces:revoke workspaces:remove workspaces:leave workspaces:delete tokens tokens:list tokens:add tokens:remove volumes volumes:list volumes:add volumes:info volumes:expand volumes:mount volumes:unmount volumes:serve volumes:client volumes:remove addons addons:list addons:info addons:apply addons:remove addons:classes addons:connection resources resources:list resources:services resources:plans resources:create resources:describe resources:update resources:bind resources:unbind resources:destroy keys keys:list keys:add keys:remove perms perms:list perms:create perms:update perms:delete users users:list users:enable users:disable git git:remote git:remove profiles profiles:list profiles:use profiles:rename profiles:remove profiles:bind profiles:unbind alias alias:set alias:list alias:remove api api:request commands commands:list shortcuts shortcuts:list plugins plugins:list version version:show doctor doctor:run completion completion:show completion:install completion:uninstall sandbox sandbox:start sandbox:status sandbox:stop sandbox:reset create destroy exec info login logout logs open passwd pull config:info perms:add perms:remove pts:scale register rollback run scale sharing sharing:list sharing:add sharing:remove whoami help'

_deis_common='--json --jq --template --output -o --quiet -q --no-color --no-input --config -c --api --timeout --debug --help -h'

# Sets the options of a command, given its first two words; fails where only the program knows them.
_deis_options() {
  case "$1 $2 " in
    'auth:register '* | 'auth register '* | 'register '*) candidates='--username -u --password -p --password-stdin --email --first-name --last-name --login --ssl-verify' ;;
    'auth:login '* | 'auth login '* | 'login '*) candidates='--username -u --password -p --password-stdin --token-stdin --browser --ssl-verify' ;;
    'auth:logout '* | 'auth logout '* | 'logout '*) candidates='--revoke' ;;
    'auth:whoami '* | 'auth whoami '* | 'whoami '*) candidates='--all -a' ;;
    'auth:token '* | 'auth token '* | 'auth:status '* | 'auth status '* | 'workspaces:switch '* | 'workspaces switch '* | 'workspaces:invite '* | 'workspaces invite '* | 'workspaces:accept '* | 'workspaces accept '* | 'workspaces:revoke '* | 'workspaces revoke '* | 'workspaces:remove '* | 'workspaces remove '* | 'workspaces:leave '* | 'workspaces leave '* | 'addons:classes '* | 'addons classes '* | 'keys:add '* | 'keys add '* | 'keys:remove '* | 'keys remove '* | 'users:enable '* | 'users enable '* | 'users:disable '* | 'users disable '* | 'profiles:list '* | 'profiles list '* | 'profiles:use '* | 'profiles use '* | 'profiles:rename '* | 'profiles rename '* | 'profiles:bind '* | 'profiles bind '* | 'profiles:unbind '* | 'profiles unbind '* | 'alias:list '* | 'alias list '* | 'alias:remove '* | 'alias remove '* | 'commands:list '* | 'commands list '* | 'shortcuts:list '* | 'shortcuts list '* | 'plugins:list '* | 'plugins list '* | 'doctor:run '* | 'doctor run '* | 'completion:show '* | 'completion show '*) candidates='' ;;
    'auth:cancel '* | 'auth cancel '*) candidates='--username --password -p --password-stdin --yes' ;;
    'auth:passwd '* | 'auth passwd '* | 'passwd '*) candidates='--username --password --new-password --password-stdin' ;;
    'auth:regenerate '* | 'auth regenerate '*) candidates='--username -u --all --yes' ;;
    'apps:create '* | 'apps create '* | 'create '*) candidates='--buildpack -b --remote -r --no-remote --workspace' ;;
    'apps:list '* | 'apps list '*) candidates='--limit -l --workspace --all --search' ;;
    'apps:info '* | 'apps info '* | 'info '* | 'apps:open '* | 'apps open '* | 'open '* | 'ps:describe '* | 'ps describe '* | 'ps:delete '* | 'ps delete '* | 'ps:wait '* | 'ps wait '* | 'pts:describe '* | 'pts describe '* | 'pts:clean '* | 'pts clean '* | 'releases:info '* | 'releases info '* | 'autoscale:list '* | 'autoscale list '* | 'labels:list '* | 'labels list '* | 'maintenance:info '* | 'maintenance info '* | 'routing:info '* | 'routing info '* | 'autodeploy:info '* | 'autodeploy info '* | 'autorollback:info '* | 'autorollback info '* | 'tls:info '* | 'tls info '* | 'whitelist:list '* | 'whitelist list '* | 'domains:remove '* | 'domains remove '* | 'gateways:info '* | 'gateways info '* | 'gateways:apply '* | 'gateways apply '* | 'routes:info '* | 'routes info '* | 'routes:apply '* | 'routes apply '* | 'routes:add '* | 'routes add '* | 'routes:get '* | 'routes get '* | 'routes:remove '* | 'routes remove '* | 'volumes:expand '* | 'volumes expand '* | 'resources:bind '* | 'resources bind '* | 'resources:unbind '* | 'resources unbind '* | 'perms:update '* | 'perms update '* | 'git:remove '* | 'git remove '*) candidates='--app -a' ;;
    'apps:destroy '* | 'apps destroy '* | 'destroy '*) candidates='--app -a --confirm' ;;
    'apps:logs '* | 'apps logs '* | 'logs '*) candidates='--app -a --lines -n --follow -f --follow-time --since --process -p --source' ;;
    'apps:transfer '* | 'apps transfer '*) candidates='--app -a --force' ;;
    'ps:list '* | 'ps list '* | 'pts:list '* | 'pts list '* | 'builds:list '* | 'builds list '* | 'releases:list '* | 'releases list '* | 'domains:list '* | 'domains list '* | 'services:list '* | 'services list '* | 'gateways:list '* | 'gateways list '* | 'routes:list '* | 'routes list '* | 'volumes:list '* | 'volumes list '* | 'addons:list '* | 'addons list '* | 'resources:list '* | 'resources list '*) candidates='--app -a --limit -l' ;;
    'ps:logs '* | 'ps logs '*) candidates='--app -a --lines -l --follow -f --container --previous -p' ;;
    'ps:exec '* | 'ps exec '* | 'exec '*) candidates='--app -a --stdin -i --tty -t --container' ;;
    'ps:scale '* | 'ps scale '* | 'pts:scale '* | 'scale '*) candidates='--app -a --dry-run --wait' ;;
    'ps:restart '* | 'ps restart '*) candidates='--app -a --wait' ;;
    'pts:restart '* | 'pts restart '*) candidates='--app -a --confirm' ;;
    'config:list '* | 'config list '* | 'config:info '*) candidates='--app -a --group -g --ptype -p --version -v --oneline --diff' ;;
    'config:get '* | 'config get '*) candidates='--app -a --group -g --ptype -p' ;;
    'config:set '* | 'config set '*) candidates='--app -a --read --group -g --ptype -p --dry-run --confirm --ok-if-unchanged --wait --show-values' ;;
    'config:unset '* | 'config unset '*) candidates='--app -a --group -g --ptype -p --dry-run --confirm --ok-if-unchanged --wait --show-values' ;;
    'config:attach '* | 'config attach '* | 'config:detach '* | 'config detach '* | 'autoscale:unset '* | 'autoscale unset '* | 'labels:set '* | 'labels set '* | 'labels:unset '* | 'labels unset '* | 'maintenance:on '* | 'maintenance on '* | 'maintenance:off '* | 'maintenance off '* | 'routing:enable '* | 'routing enable '* | 'routing:disable '* | 'routing disable '* | 'autodeploy:enable '* | 'autodeploy enable '* | 'autodeploy:disable '* | 'autodeploy disable '* | 'autorollback:enable '* | 'autorollback enable '* | 'autorollback:disable '* | 'autorollback disable '* | 'tls:enable '* | 'tls enable '* | 'tls:disable '* | 'tls disable '* | 'tls:force '* | 'tls force '* | 'tls:auto '* | 'tls auto '* | 'whitelist:add '* | 'whitelist add '* | 'whitelist:remove '* | 'whitelist remove '* | 'volumes:mount '* | 'volumes mount '* | 'volumes:unmount '* | 'volumes unmount '*) candidates='--app -a --ok-if-unchanged' ;;
    'config:edit '* | 'config edit '*) candidates='--app -a --show-values' ;;
    'config:diff '* | 'config diff '*) candidates='--app -a --file --format --to-app --release --exit-code --show-values' ;;
    'config:push '* | 'config push '*) candidates='--app -a --path -p --ptype --format --merge --replace --group -g --dry-run --confirm --ok-if-unchanged --wait --show-values' ;;
    'config:export '* | 'config export '*) candidates='--app -a --group -g --ptype -p --format' ;;
    'limits:list '* | 'limits list '* | 'timeouts:list '* | 'timeouts list '*) candidates='--app -a --version -v' ;;
    'limits:set '* | 'limits set '* | 'limits:unset '* | 'limits unset '*) candidates='--app -a --memory -m --cpu --ok-if-unchanged --wait' ;;
    'limits:plans '* | 'limits plans '*) candidates='--cpu --memory -m --spec-id --limit -l' ;;
    'limits:specs '* | 'limits specs '*) candidates='--keywords -k --limit -l' ;;
    'tags:list '* | 'tags list '* | 'registry:list '* | 'registry list '* | 'lifecycles:list '* | 'lifecycles list '*) candidates='--app -a --ptype -p --version -v' ;;
    'tags:set '* | 'tags set '* | 'tags:unset '* | 'tags unset '* | 'registry:set '* | 'registry set '* | 'registry:unset '* | 'registry unset '*) candidates='--app -a --ptype -p --ok-if-unchanged --wait' ;;
    'healthchecks:list '* | 'healthchecks list '*) candidates='--app -a --type --ptype -p --version -v' ;;
    'healthchecks:set '* | 'healthchecks set '*) candidates='--app -a --path -p --type --ptype --headers --initial-delay-timeout --timeout-seconds --period-seconds --success-threshold --failure-threshold --ok-if-unchanged --wait' ;;
    'healthchecks:unset '* | 'healthchecks unset '*) candidates='--app -a --type --ptype -p --ok-if-unchanged --wait' ;;
    'lifecycles:set '* | 'lifecycles set '*) candidates='--app -a --ptype -p --path --headers --stop-signal --ok-if-unchanged --wait' ;;
    'lifecycles:unset '* | 'lifecycles unset '*) candidates='--app -a --ptype -p --ok-if-unchanged --wait' ;;
    'timeouts:set '* | 'timeouts set '* | 'timeouts:unset '* | 'timeouts unset '*) candidates='--app -a --ok-if-unchanged --wait' ;;
    'builds:info '* | 'builds info '*) candidates='--app -a --version -v' ;;
    'builds:create '* | 'builds create '* | 'pull '*) candidates='--app -a --procfile -p --dryccpath -d --stack -s --confirm --dry-run --wait' ;;
    'builds:fetch '* | 'builds fetch '*) candidates='--app -a --version -v --procfile -p --dryccpath -d --save --confirm' ;;
    'releases:diff '* | 'releases diff '*) candidates='--app -a --exit-code' ;;
    'releases:deploy '* | 'releases deploy '*) candidates='--app -a --ptype -p --confirm --force -f --wait' ;;
    'releases:rollback '* | 'releases rollback '* | 'rollback '*) candidates='--app -a --ptype -p --dry-run --wait' ;;
    'autoscale:set '* | 'autoscale set '*) candidates='--app -a --min --max --cpu-percent --ok-if-unchanged' ;;
    'tls:issuer '* | 'tls issuer '*) candidates='--app -a --email --server --key-id --key-secret' ;;
    'domains:add '* | 'domains add '*) candidates='--app -a --ptype -p' ;;
    'services:add '* | 'services add '* | 'services:remove '* | 'services remove '*) candidates='--app -a --protocol' ;;
    'gateways:add '* | 'gateways add '* | 'gateways:remove '* | 'gateways remove '*) candidates='--app -a --port --protocol' ;;
    'routes:set '* | 'routes set '*) candidates='--app -a --rules-file' ;;
    'routes:attach '* | 'routes attach '* | 'routes:detach '* | 'routes detach '*) candidates='--app -a --gateway --port' ;;
    'certs:list '* | 'certs list '*) candidates='--app -a --limit -l' ;;
    'certs:info '* | 'certs info '* | 'certs:remove '* | 'certs remove '* | 'certs:detach '* | 'certs detach '*) candidates='--app -a' ;;
    'certs:add '* | 'certs add '*) candidates='--app -a --common-name --subject-alt-names' ;;
    'certs:attach '* | 'certs attach '*) candidates='--app -a --ok-if-unchanged' ;;
    'workspaces:list '* | 'workspaces list '* | 'workspaces:info '* | 'workspaces info '* | 'workspaces:members '* | 'workspaces members '* | 'workspaces:invitations '* | 'workspaces invitations '* | 'tokens:list '* | 'tokens list '* | 'resources:services '* | 'resources services '* | 'resources:plans '* | 'resources plans '* | 'keys:list '* | 'keys list '* | 'users:list '* | 'users list '*) candidates='--limit -l' ;;
    'workspaces:create '* | 'workspaces create '*) candidates='--email' ;;
    'workspaces:update '* | 'workspaces update '*) candidates='--role --alerts --email' ;;
    'workspaces:delete '* | 'workspaces delete '*) candidates='--confirm --with-apps' ;;
    'tokens:add '* | 'tokens add '*) candidates='--username -u --password -p --password-stdin --confirm --browser' ;;
    'tokens:remove '* | 'tokens remove '*) candidates='--yes -y --confirm' ;;
    'volumes:add '* | 'volumes add '*) candidates='--app -a --type -t --nfs-server --nfs-path --oss-server --oss-bucket --oss-access-key --oss-secret-key --oss-secret-key-stdin --oss-path-style' ;;
    'volumes:info '* | 'volumes info '* | 'addons:info '* | 'addons info '* | 'addons:connection '* | 'addons connection '*) candidates='--app -a --show-values' ;;
    'volumes:serve '* | 'volumes serve '*) candidates='--app -a --detach' ;;
    'volumes:client '* | 'volumes client '*) candidates='--app -a --confirm' ;;
    'volumes:remove '* | 'volumes remove '* | 'addons:remove '* | 'addons remove '* | 'resources:destroy '* | 'resources destroy '*) candidates='--app -a --confirm' ;;
    'addons:apply '* | 'addons apply '*) candidates='--app -a --parameters' ;;
    'resources:create '* | 'resources create '* | 'resources:update '* | 'resources update '*) candidates='--app -a --values -f' ;;
    'resources:describe '* | 'resources describe '*) candidates='--app -a --details --show-values' ;;
    'perms:list '* | 'perms list '* | 'sharing '* | 'sharing:list '*) candidates='--app -a --admin --limit -l' ;;
    'perms:create '* | 'perms create '* | 'perms:add '* | 'sharing:add '*) candidates='--app -a --admin --permissions' ;;
    'perms:delete '* | 'perms delete '* | 'perms:remove '* | 'sharing:remove '*) candidates='--app -a --admin' ;;
    'git:remote '* | 'git remote '*) candidates='--app -a --remote -r --force -f' ;;
    'profiles:remove '* | 'profiles remove '*) candidates='--yes' ;;
    'api:request '* | 'api request '*) candidates='--app -a --field -F --raw-field -f --header -H --input --paginate --include -i --silent' ;;
    'version:show '* | 'version show '*) candidates='--all -a --check-update' ;;
    'completion:install '* | 'completion install '*) candidates='--force' ;;
    'completion:uninstall '* | 'completion uninstall '*) candidates='--force' ;;
    'sandbox:status '* | 'sandbox status '* | 'sandbox:stop '* | 'sandbox stop '*) candidates='--data' ;;
    'sandbox:reset '* | 'sandbox reset '*) candidates='--data --yes' ;;
    'apps '*) candidates='--limit -l --workspace --all --search' ;;
    'ps '* | 'pts '* | 'builds '* | 'releases '* | 'domains '* | 'services '* | 'gateways '* | 'routes '* | 'volumes '* | 'addons '* | 'resources '*) candidates='--app -a --limit -l' ;;
    'config '*) candidates='--app -a --group -g --ptype -p --version -v --oneline --diff' ;;
    'limits '* | 'timeouts '*) candidates='--app -a --version -v' ;;
    'tags '* | 'registry '* | 'lifecycles '*) candidates='--app -a --ptype -p --version -v' ;;
    'healthchecks '*) candidates='--app -a --type --ptype -p --version -v' ;;
    'autoscale '* | 'labels '* | 'maintenance '* | 'routing '* | 'autodeploy '* | 'autorollback '* | 'tls '* | 'whitelist '*) candidates='--app -a' ;;
    'certs '*) candidates='--app -a --limit -l' ;;
    'workspaces '* | 'tokens '* | 'keys '* | 'users '*) candidates='--limit -l' ;;
    'perms '*) candidates='--app -a --admin --limit -l' ;;
    'profiles '* | 'alias '* | 'commands '* | 'shortcuts '* | 'plugins '* | 'doctor '* | 'completion '*) candidates='' ;;
    'api '*) candidates='--app -a --field -F --raw-field -f --header -H --input --paginate --include -i --silent' ;;
    'version '*) candidates='--all -a --check-update' ;;
    *) return 1 ;;
  esac
  candidates+=" $_deis_common"
}

# Offers a word if it begins with what is typed.
_deis_offer() {
  local rest=${1:cut}
  [[ $1 == "$current"* && -n $rest ]] || return 0
  # What goes on after an equals sign is typed without a space.
  if [[ $1 == *= ]]; then compopt -o nospace 2>/dev/null; fi
  printf -v rest %q "$rest"
  COMPREPLY+=("$rest")
}

_deis() {
  local IFS=$' \t\n' line=${COMP_LINE:0:COMP_POINT} program=${1/#\~\//$HOME/}
  local current own cut word candidates= i count=0
  local -a words=()
  COMPREPLY=()

  # Bash splits words at some characters, such as colons and equals signs; what no blank separates is one word.
  for ((i = 0; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if ((count > 0)) && [[ $line != [[:blank:]]* ]]; then
      words[count - 1]+=$word
    else
      words[count++]=$word
    fi
    line=${line#*"$word"}
  done
  if ((count > 0)) && [[ $line != [[:blank:]]* ]]; then
    words[count - 1]+=$line
  else
    words[count++]=${line#"${line%%[![:blank:]]*}"}
  fi
  current=${words[count - 1]}

  # Only what stands behind the last of those characters is replaced.
  own=$current
  for word in : =; do
    if [[ $COMP_WORDBREAKS == *$word* ]]; then own=${own##*$word}; fi
  done
  # An at-sign is replaced with what follows it.
  if [[ $COMP_WORDBREAKS == *@* && $own == *@* ]]; then own=@${own##*@}; fi
  cut=$((${#current} - ${#own}))

  if ((count == 2)) && [[ $current != -* ]]; then
    candidates=$_deis_names
    # Programs on PATH that begin with the name of this one are plugins.
    while read -r word; do candidates+=" ${word#deis-}"; done < <(compgen -c deis-)
  elif [[ $current == - || $current == --* ]] && [[ $current != *=* && " ${words[*]:0:count-1} " != *' -- '* ]]; then
    _deis_options "${words[1]}" "${words[2]-}"
  fi
  if [[ -n $candidates ]]; then
    for word in $candidates; do _deis_offer "$word"; done
    return
  fi

  compopt -o nosort 2>/dev/null
  [[ $program == */* ]] || program=deis
  while IFS=$'\t' read -r word _; do
    if [[ $word == :files ]]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$own")
    else
      _deis_offer "$word"
    fi
  done < <("$program" __complete -- "${words[@]:1}" 2>/dev/null </dev/null)
}

complete -F _deis deis
