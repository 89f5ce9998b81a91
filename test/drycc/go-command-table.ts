/**
 * The commands of Drycc's Go clients, one a line: whose it is (`N` the client of June 2026, `O` 1.10.2, which fits
 * Drycc 1.13), its words, its arguments, its options (with `=` where a value follows), and the command here. Every
 * command below an app has `-a, --app` as well, which `@` stands for.
 */
export const goCommandTable = `
NO | login                 | <controller>            | -u,--username= -p,--password= --ssl-verify | auth:login
NO | auth login            | <controller>            | -u,--username= -p,--password= --ssl-verify | auth:login
NO | logout                |                         |                                            | auth:logout
NO | auth logout           |                         |                                            | auth:logout
NO | whoami                |                         | -a,--all                                   | auth:whoami
NO | auth whoami           |                         | -a,--all                                   | auth:whoami
NO | tokens                |                         | -l,--limit=                                | tokens:list
NO | tokens list           |                         | -l,--limit=                                | tokens:list
NO | tokens add            | <alias>                 | -u,--username= -p,--password=              | tokens:add
NO | tokens remove         | <uuid>                  | --confirm=                                 | tokens:remove
N  | workspaces            |                         | -l,--limit=                                | workspaces:list
N  | workspaces list       |                         | -l,--limit=                                | workspaces:list
N  | workspaces create     | <name>                  | --email=                                   | workspaces:create
N  | workspaces info       | <name>                  | -l,--limit=                                | workspaces:info
N  | workspaces switch     | <name>                  |                                            | workspaces:switch
N  | workspaces update     | <workspace> <username>  | --role= --alerts=                          | workspaces:update
N  | workspaces invite     | <workspace> <email>     |                                            | workspaces:invite
N  | workspaces remove     | <workspace> <username>  |                                            | workspaces:remove
N  | workspaces delete     | <name>                  | --confirm=                                 | workspaces:delete
NO | apps                  |                         | -l,--limit=                                | apps:list
NO | apps list             |                         | -l,--limit=                                | apps:list
NO | create                | [id]                    | -r,--remote= --no-remote                   | apps:create
NO | apps create           | [id]                    | -r,--remote= --no-remote                   | apps:create
NO | info                  |                         | @                                          | apps:info
NO | apps info             |                         | @                                          | apps:info
NO | open                  |                         | @                                          | apps:open
NO | apps open             |                         | @                                          | apps:open
NO | run                   | <command>...            | @ -m,--mount= -t,--timeout= -e,--expires=  | apps:run
NO | apps run              | <command>...            | @ -m,--mount= -t,--timeout= -e,--expires=  | apps:run
NO | destroy               |                         | @ --confirm=                               | apps:destroy
NO | apps destroy          |                         | @ --confirm=                               | apps:destroy
N  | apps transfer         | <workspace>             | @                                          | apps:transfer
O  | apps transfer         | <username>              | @                                          | apps:transfer
O  | apps logs             |                         | @ -n,--lines= -f,--follow -t,--timeout=    | apps:logs
NO | logs                  | <pod>                   | -l,--lines= -f,--follow --container= -p,--previous | ps:logs
NO | ps logs               | <pod>                   | @ -l,--lines= -f,--follow --container= -p,--previous | ps:logs
NO | exec                  | <pod> <command>...      | @ -t,--tty -i,--stdin                      | ps:exec
NO | ps exec               | <pod> <command>...      | @ -t,--tty -i,--stdin                      | ps:exec
NO | ps                    |                         | @                                          | ps:list
NO | ps list               |                         | @                                          | ps:list
NO | ps describe           | <pod>                   | @                                          | ps:describe
NO | ps delete             | <pod>...                | @                                          | ps:delete
NO | pts                   |                         | @                                          | pts:list
NO | pts list              |                         | @                                          | pts:list
NO | pts describe          | <ptype>                 | @                                          | pts:describe
NO | scale                 | <ptype>=<number>...     | @                                          | ps:scale
NO | pts scale             | <ptype>=<number>...     | @                                          | ps:scale
NO | pts restart           | [ptype]...              | @ --confirm=                               | pts:restart
NO | pts clean             | <ptype>...              | @                                          | pts:clean
NO | pull                  | <image>                 | @ -s,--stack= -p,--procfile= -d,--dryccpath= --confirm= | builds:create
NO | builds create         | <image>                 | @ -s,--stack= -p,--procfile= -d,--dryccpath= --confirm= | builds:create
NO | builds                |                         | @ -v,--version=                            | builds:list
NO | builds info           |                         | @ -v,--version=                            | builds:info
NO | builds fetch          |                         | @ -v,--version= -p,--procfile= -d,--dryccpath= --confirm= --save | builds:fetch
NO | config                |                         | @ -p,--ptype= -g,--group= -v,--version=    | config:list
NO | config info           |                         | @ -p,--ptype= -g,--group= -v,--version=    | config:list
NO | config set            | <key>=<value>...        | @ -p,--ptype= -g,--group= --confirm=       | config:set
NO | config unset          | <key>...                | @ -p,--ptype= -g,--group= --confirm=       | config:unset
NO | config pull           |                         | @ -p,--ptype= -g,--group= -v,--version= --path= -i,--interactive -o,--overwrite | config:pull
N  | config push           |                         | @ -p,--ptype= -g,--group= --path= --merge --confirm= | config:push
O  | config push           |                         | @ -p,--ptype= -g,--group= --path= --confirm= | config:push
NO | config attach         | <ptype> <group>...      | @                                          | config:attach
NO | config detach         | <ptype> <group>...      | @                                          | config:detach
NO | limits                |                         | @ -v,--version=                            | limits:list
NO | limits list           |                         | @ -v,--version=                            | limits:list
NO | limits set            | <ptype>=<plan>...       | @                                          | limits:set
NO | limits unset          | <ptype>...              | @                                          | limits:unset
NO | limits specs          |                         | -k,--keywords= -l,--limit=                 | limits:specs
NO | limits plans          |                         | --cpu= -m,--memory= --spec-id= -l,--limit= | limits:plans
NO | tags                  |                         | @ -p,--ptype= -v,--version=                | tags:list
NO | tags list             |                         | @ -p,--ptype= -v,--version=                | tags:list
NO | tags set              | <key>=<value>...        | @ -p,--ptype=                              | tags:set
NO | tags unset            | <key>...                | @ -p,--ptype=                              | tags:unset
NO | registry              |                         | @ -p,--ptype= -v,--version=                | registry:list
NO | registry list         |                         | @ -p,--ptype= -v,--version=                | registry:list
NO | registry set          | <username> <password>   | @ -p,--ptype=                              | registry:set
NO | registry unset        |                         | @ -p,--ptype=                              | registry:unset
NO | healthchecks          |                         | @ -p,--ptype= -v,--version=                | healthchecks:list
NO | healthchecks list     |                         | @ -p,--ptype= -v,--version=                | healthchecks:list
NO | healthchecks set      | <probe> <action> <argument>... | @ -p,--ptype= --path= --headers= --initial-delay-timeout= --timeout-seconds= --period-seconds= --success-threshold= --failure-threshold= | healthchecks:set
NO | healthchecks unset    | <probe>...              | @ -p,--ptype=                              | healthchecks:unset
N  | lifecycles            |                         | @ -p,--ptype= -v,--version=                | lifecycles:list
N  | lifecycles list       |                         | @ -p,--ptype= -v,--version=                | lifecycles:list
N  | lifecycles set        | <handler> <action> <argument>... | @ -p,--ptype= --path= --headers= --stop-signal= | lifecycles:set
N  | lifecycles unset      | <handler>...            | @ -p,--ptype=                              | lifecycles:unset
NO | timeouts              |                         | @ -v,--version=                            | timeouts:list
NO | timeouts list         |                         | @ -v,--version=                            | timeouts:list
NO | timeouts set          | <ptype>=<seconds>...    | @                                          | timeouts:set
NO | timeouts unset        | <ptype>...              | @                                          | timeouts:unset
NO | releases              | [ptype]...              | @ -l,--limit=                              | releases:list
NO | releases list         | [ptype]...              | @ -l,--limit=                              | releases:list
NO | releases info         | <version>               | @                                          | releases:info
NO | releases deploy       | [ptype]...              | @ -f,--force --confirm=                    | releases:deploy
NO | releases rollback     | [ptype]... [version]    | @                                          | releases:rollback
NO | autodeploy            |                         | @                                          | autodeploy:info
NO | autodeploy info       |                         | @                                          | autodeploy:info
NO | autodeploy enable     |                         | @                                          | autodeploy:enable
NO | autodeploy disable    |                         | @                                          | autodeploy:disable
NO | autorollback          |                         | @                                          | autorollback:info
NO | autorollback info     |                         | @                                          | autorollback:info
NO | autorollback enable   |                         | @                                          | autorollback:enable
NO | autorollback disable  |                         | @                                          | autorollback:disable
NO | autoscale             |                         | @                                          | autoscale:list
NO | autoscale list        |                         | @                                          | autoscale:list
NO | autoscale set         | <ptype>                 | @ --min= --max= --cpu-percent=             | autoscale:set
NO | autoscale unset       | <ptype>                 | @                                          | autoscale:unset
NO | labels                |                         | @                                          | labels:list
NO | labels list           |                         | @                                          | labels:list
NO | labels set            | <key>=<value>...        | @                                          | labels:set
NO | labels unset          | <key>...                | @                                          | labels:unset
NO | routing               |                         | @                                          | routing:info
NO | routing info          |                         | @                                          | routing:info
NO | routing enable        |                         | @                                          | routing:enable
NO | routing disable       |                         | @                                          | routing:disable
NO | domains               |                         | @ -l,--limit=                              | domains:list
NO | domains list          |                         | @ -l,--limit=                              | domains:list
NO | domains add           | <domain>                | @ -p,--ptype=                              | domains:add
NO | domains remove        | <domain>                | @                                          | domains:remove
NO | certs                 |                         | @ -l,--limit=                              | certs:list
NO | certs list            |                         | @ -l,--limit=                              | certs:list
NO | certs add             | <name> <certificate> <key> | @                                       | certs:add
NO | certs info            | <name>                  | @                                          | certs:info
NO | certs attach          | <name> <domain>         | @                                          | certs:attach
NO | certs detach          | <name> <domain>         | @                                          | certs:detach
NO | certs remove          | <name>                  | @                                          | certs:remove
NO | tls                   |                         | @                                          | tls:info
NO | tls info              |                         | @                                          | tls:info
NO | tls force enable      |                         | @                                          | tls:force
NO | tls force disable     |                         | @                                          | tls:force
NO | tls auto enable       |                         | @                                          | tls:auto
NO | tls auto disable      |                         | @                                          | tls:auto
NO | tls issuer            |                         | @ --email= --server= --key-id= --key-secret= | tls:issuer
NO | services              |                         | @                                          | services:list
NO | services list         |                         | @                                          | services:list
NO | services add          | <ptype> <port>:<target> | @ --protocol=                              | services:add
NO | services remove       | <ptype> <port>          | @ --protocol=                              | services:remove
NO | gateways              |                         | @ -l,--limit=                              | gateways:list
NO | gateways list         |                         | @ -l,--limit=                              | gateways:list
N  | gateways info         | <name>                  | @                                          | gateways:info
N  | gateways apply        | <file>                  | @                                          | gateways:apply
N  | gateways remove       | <name>                  | @                                          | gateways:remove
O  | gateways add          | <name>                  | @ --port= --protocol=                      | gateways:add
O  | gateways remove       | <name>                  | @ --port= --protocol=                      | gateways:remove
NO | routes                |                         | @ -l,--limit=                              | routes:list
NO | routes list           |                         | @ -l,--limit=                              | routes:list
N  | routes info           | <name>                  | @                                          | routes:info
N  | routes apply          | <file>                  | @                                          | routes:apply
NO | routes remove         | <name>                  | @                                          | routes:remove
O  | routes add            | <name> <kind> <backend>... | @                                       | routes:add
O  | routes get            | <name>                  | @                                          | routes:get
O  | routes set            | <name>                  | @ --rules-file=                            | routes:set
O  | routes attach         | <name>                  | @ --gateway= --port=                       | routes:attach
O  | routes detach         | <name>                  | @ --gateway= --port=                       | routes:detach
NO | volumes               |                         | @ -l,--limit=                              | volumes:list
NO | volumes list          |                         | @ -l,--limit=                              | volumes:list
N  | volumes add           | <name> <size>           | @ -t,--type= --nfs-server= --nfs-path= --oss-server= --oss-bucket= --oss-access-key= --oss-secret-key= --oss-path-style | volumes:add
O  | volumes add           | <name> <size>           | @ -t,--type= --nfs-server= --nfs-path= --oss-server= --oss-bucket= --oss-access-key= --oss-secret-key= | volumes:add
NO | volumes info          | <name>                  | @                                          | volumes:info
NO | volumes expand        | <name> <size>           | @                                          | volumes:expand
NO | volumes mount         | <name> <ptype>=<path>...| @                                          | volumes:mount
NO | volumes unmount       | <name> <ptype>...       | @                                          | volumes:unmount
NO | volumes remove        | <name>                  | @                                          | volumes:remove
N  | volumes serve         | <name>                  | @                                          | volumes:serve
O  | volumes client ls     | <target>                | @                                          | volumes:client
O  | volumes client cp     | <source> <target>       | @                                          | volumes:client
O  | volumes client rm     | <target>                | @                                          | volumes:client
O  | perms                 |                         | @ -l,--limit=                              | perms:list
O  | perms list            |                         | @ -l,--limit=                              | perms:list
O  | perms add             | <username> <permissions>| @                                          | perms:create
O  | perms update          | <username> <permissions>| @                                          | perms:update
O  | perms remove          | <username>              | @                                          | perms:delete
O  | users                 |                         | -l,--limit=                                | users:list
O  | users list            |                         | -l,--limit=                                | users:list
O  | users enable          | <username>              |                                            | users:enable
O  | users disable         | <username>              |                                            | users:disable
O  | resources             |                         | @ -l,--limit=                              | resources:list
O  | resources list        |                         | @ -l,--limit=                              | resources:list
O  | resources services    |                         | -l,--limit=                                | resources:services
O  | resources plans       | <service>               | -l,--limit=                                | resources:plans
O  | resources create      | <name> <service> <plan> [parameter]... | @ -f,--values=              | resources:create
O  | resources describe    | <name>                  | @ --details                                | resources:describe
O  | resources update      | <name> <service> <plan> [parameter]... | @ -f,--values=              | resources:update
O  | resources bind        | <name>                  | @                                          | resources:bind
O  | resources unbind      | <name>                  | @                                          | resources:unbind
O  | resources destroy     | <name>                  | @ --confirm=                               | resources:destroy
NO | keys                  |                         |                                            | keys:list
NO | keys list             |                         |                                            | keys:list
NO | keys add              | [name] [file]           |                                            | keys:add
NO | keys remove           | <key>                   |                                            | keys:remove
NO | git remote            |                         | @ -r,--remote= -f,--force                  | git:remote
NO | git remove            |                         | @                                          | git:remove
N  | plugins               |                         |                                            | plugins:list
N  | plugins list          |                         |                                            | plugins:list
NO | version               |                         | -a,--all                                   | version:show
NO | update                |                         | -d,--dry-run                               | left out
NO | completion bash       |                         |                                            | completion:show
NO | completion zsh        |                         |                                            | completion:show
NO | completion fish       |                         |                                            | completion:show
NO | completion powershell |                         |                                            | completion:show
`;
