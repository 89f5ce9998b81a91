/**
 * What Drycc's Go clients send, one command line after the other: whose it is, and below it the changes, which are the same
 * here, in their order. `~` stands for `/v2/apps/example-go`, which every line is about that has `-a`; config is sent to
 * `?merge=true` where the controller is today's. A line without changes reads.
 */
export const goRunTable = `
NO drycc login {url} -u alice -p opensesame
  POST /v2/auth/login/ {"username":"alice","password":"opensesame"}
NO drycc auth login {url} --username=alice --password=opensesame --ssl-verify=false
  POST /v2/auth/login/ {"username":"alice","password":"opensesame"}
NO drycc login {url} --ssl-verify -u alice -p opensesame
  POST /v2/auth/login/ {"username":"alice","password":"opensesame"}
NO drycc logout
NO drycc auth logout
NO drycc whoami
NO drycc whoami -a
NO drycc auth whoami --all
NO drycc tokens
NO drycc tokens -l 5
NO drycc tokens list --limit=5
NO drycc tokens add ci -u alice -p opensesame --confirm yes
  POST /v2/auth/login/ {"username":"alice","password":"opensesame"}
NO drycc tokens remove b21208d2-8b7e-413c-89cd-1a5b6c662ac9 --confirm yes
  DELETE /v2/tokens/b21208d2-8b7e-413c-89cd-1a5b6c662ac9/
NO drycc tokens remove b21208d2-8b7e-413c-89cd-1a5b6c662ac9 --confirm=yes
  DELETE /v2/tokens/b21208d2-8b7e-413c-89cd-1a5b6c662ac9/
N drycc workspaces
N drycc workspaces list -l 2
N drycc workspaces create newteam --email team@example.com
  POST /v2/workspaces/ {"id":"newteam","email":"team@example.com"}
N drycc workspaces info myteam
N drycc workspaces info myteam -l 100
N drycc workspaces switch second
N drycc workspaces update myteam bob --role viewer
  PATCH /v2/workspaces/myteam/members/bob/ {"role":"viewer"}
N drycc workspaces update myteam bob --alerts false
  PATCH /v2/workspaces/myteam/members/bob/ {"alerts":false}
N drycc workspaces update myteam bob --role=admin --alerts=true
  PATCH /v2/workspaces/myteam/members/bob/ {"role":"admin","alerts":true}
N drycc workspaces invite myteam bob@example.com
  POST /v2/workspaces/myteam/invitations/ {"email":"bob@example.com"}
N drycc workspaces remove myteam bob
  DELETE /v2/workspaces/myteam/members/bob/
N drycc workspaces delete emptyteam --confirm emptyteam
  DELETE /v2/workspaces/emptyteam/
NO drycc apps
NO drycc apps -l 3
NO drycc apps list
N drycc create example-go
  POST /v2/apps/ {"id":"example-go","workspace":"myteam"}
N drycc apps create --no-remote
  POST /v2/apps/ {"workspace":"myteam"}
O drycc create example-go --no-remote
  POST /v2/apps/ {"id":"example-go"}
O drycc apps create
  POST /v2/apps/
N drycc apps create example-go -r production
  POST /v2/apps/ {"id":"example-go","workspace":"myteam"}
NO drycc info -a example-go
NO drycc apps info --app=example-go
NO drycc open -a example-go
NO drycc apps open -a example-go
N drycc apps transfer second -a example-go
  PATCH ~/ {"workspace":"second"}
O drycc apps transfer bob -a example-go
  POST ~/ {"owner":"bob"}
NO drycc destroy -a example-go --confirm example-go
  DELETE ~/
NO drycc apps destroy -a example-go --confirm=example-go
  DELETE ~/
NO drycc ps -a example-go
NO drycc ps list -a example-go
NO drycc ps -a example-go list
NO drycc ps describe example-go-web-911352696-hi7ge -a example-go
NO drycc ps delete example-go-web-911352696-hi7ge -a example-go
  DELETE ~/pods/ {"pod_ids":"example-go-web-911352696-hi7ge"}
NO drycc pts -a example-go
NO drycc pts list -a example-go
NO drycc pts describe web -a example-go
NO drycc scale web=2 -a example-go
  POST ~/ptypes/scale/ {"web":2}
NO drycc pts scale web=2 worker=1 -a example-go
  POST ~/ptypes/scale/ {"web":2,"worker":1}
NO drycc pts restart web -a example-go
  POST ~/ptypes/restart/ {"ptypes":"web"}
NO drycc pts restart web worker -a example-go
  POST ~/ptypes/restart/ {"ptypes":"web,worker"}
NO drycc pts restart --confirm yes -a example-go
  POST ~/ptypes/restart/ {"ptypes":""}
NO drycc pts clean old -a example-go
  POST ~/ptypes/clean/ {"ptypes":"old"}
NO drycc pull drycc/example-go --confirm yes -a example-go
  POST ~/build/ {"image":"drycc/example-go","stack":"container"}
NO drycc pull drycc/example-go -s container -p Processes -a example-go
  POST ~/build/ {"image":"drycc/example-go","stack":"container","procfile":{"web":"./serve","worker":"./work"}}
NO drycc builds create drycc/example-go --stack=heroku-22 --procfile=Processes --confirm=yes -a example-go
  POST ~/build/ {"image":"drycc/example-go","stack":"heroku-22","procfile":{"web":"./serve","worker":"./work"}}
NO drycc builds create drycc/example-go -d pipelines --confirm yes -a example-go
  POST ~/build/ {"image":"drycc/example-go","stack":"container","dryccfile":{"pipeline":{"web.yaml":{"kind":"pipeline","ptype":"web","deploy":{"args":["serve"]}}},"config":{"global":{"DEBUG":"1"}}}}
NO drycc builds fetch -a example-go
NO drycc builds fetch -v 2 -p P -d D --save --confirm yes -a example-go
NO drycc builds -a example-go
NO drycc builds -v 2 -a example-go
NO drycc builds info -a example-go
NO drycc builds info -v 2 -a example-go
NO drycc config -a example-go
NO drycc config -p web -a example-go
NO drycc config info -a example-go
NO drycc config info -g global -v 2 -a example-go
NO drycc config set A=1 -a example-go
  POST ~/config/ {"values":[{"name":"A","value":"1","group":"global"}]}
NO drycc config -a example-go set A=1
  POST ~/config/ {"values":[{"name":"A","value":"1","group":"global"}]}
NO drycc config set A=1 B=two=2 -g db --confirm yes -a example-go
  POST ~/config/ {"values":[{"name":"A","value":"1","group":"db"},{"name":"B","value":"two=2","group":"db"}]}
NO drycc config set A=1 -p web -a example-go
  POST ~/config/ {"values":[{"name":"A","value":"1","ptype":"web"}]}
NO drycc config set A=1 --ptype=web --confirm=yes -a example-go
  POST ~/config/ {"values":[{"name":"A","value":"1","ptype":"web"}]}
NO drycc config unset A B -a example-go
  POST ~/config/ {"values":[{"name":"A","value":null,"group":"global"},{"name":"B","value":null,"group":"global"}]}
NO drycc config unset A -p web --confirm yes -a example-go
  POST ~/config/ {"values":[{"name":"A","value":null,"ptype":"web"}]}
NO drycc config unset A --group db -a example-go
  POST ~/config/ {"values":[{"name":"A","value":null,"group":"db"}]}
NO drycc config pull -a example-go
NO drycc config pull -p web -a example-go
NO drycc config pull -g db -v 2 --path pulled.env -o -a example-go
N drycc config push --merge -a example-go
  POST ~/config/ {"values":[{"name":"FROM","value":"file","group":"global"}]}
NO drycc config push --path .env -p web --confirm yes -a example-go
  POST ~/config/ {"values":[{"name":"FROM","value":"file","ptype":"web"}]}
NO drycc config push -g db -a example-go
  POST ~/config/ {"values":[{"name":"FROM","value":"file","group":"db"}]}
NO drycc config attach web db cache -a example-go
  POST ~/config/ {"values_refs":{"web":["db","cache"]}}
NO drycc config detach web db -a example-go
  DELETE ~/config/ {"values_refs":{"web":["db"]}}
NO drycc limits -a example-go
NO drycc limits list -v 2 -a example-go
NO drycc limits set web=std1.large.c1m2 -a example-go
  POST ~/config/ {"limits":{"web":"std1.large.c1m2"}}
NO drycc limits set web=std1.large.c1m2 worker=std1.large.c1m1 -a example-go
  POST ~/config/ {"limits":{"web":"std1.large.c1m2","worker":"std1.large.c1m1"}}
NO drycc limits unset later -a example-go
  POST ~/config/ {"limits":{"later":null}}
NO drycc limits specs
NO drycc limits specs -k std1 -l 10
NO drycc limits plans
NO drycc limits plans --cpu 1 -m 2 --spec-id std1 -l 10
NO drycc tags -a example-go
NO drycc tags -p web -a example-go
NO drycc tags list -p web -v 2 -a example-go
NO drycc tags set environ=dev -p web -a example-go
  POST ~/config/ {"tags":{"web":{"environ":"dev"}}}
NO drycc tags set environ=dev rack=1 -a example-go
  POST ~/config/ {"tags":{"web":{"environ":"dev","rack":"1"}}}
NO drycc tags unset environ -p worker -a example-go
  POST ~/config/ {"tags":{"worker":{"environ":null}}}
NO drycc tags unset environ rack -a example-go
  POST ~/config/ {"tags":{"web":{"environ":null,"rack":null}}}
NO drycc registry -a example-go
NO drycc registry list -p web -v 2 -a example-go
NO drycc registry set bob s3cret=1 -p web -a example-go
  POST ~/config/ {"registry":{"web":{"username":"bob","password":"s3cret=1"}}}
NO drycc registry set bob s3cret -a example-go
  POST ~/config/ {"registry":{"web":{"username":"bob","password":"s3cret"}}}
NO drycc registry unset -p web -a example-go
  POST ~/config/ {"registry":{"web":{"username":null,"password":null}}}
NO drycc registry unset -a example-go
  POST ~/config/ {"registry":{"web":{"username":null,"password":null}}}
NO drycc healthchecks -a example-go
NO drycc healthchecks list -p web -v 2 -a example-go
NO drycc healthchecks set livenessProbe httpGet -p web --path /healthz -a example-go -- 5000
  POST ~/config/ {"healthcheck":{"web":{"livenessProbe":{"initialDelaySeconds":50,"timeoutSeconds":50,"periodSeconds":10,"successThreshold":1,"failureThreshold":3,"httpGet":{"path":"/healthz","port":5000}}}}}
NO drycc healthchecks set readinessProbe exec -p worker -a example-go -- ls -la
  POST ~/config/ {"healthcheck":{"worker":{"readinessProbe":{"initialDelaySeconds":50,"timeoutSeconds":50,"periodSeconds":10,"successThreshold":1,"failureThreshold":3,"exec":{"command":["ls","-la"]}}}}}
NO drycc healthchecks set startupProbe tcpSocket 5000 -a example-go --initial-delay-timeout=1 --timeout-seconds=2 --period-seconds=3 --success-threshold=4 --failure-threshold=5
  POST ~/config/ {"healthcheck":{"web":{"startupProbe":{"initialDelaySeconds":1,"timeoutSeconds":2,"periodSeconds":3,"successThreshold":4,"failureThreshold":5,"tcpSocket":{"port":5000}}}}}
NO drycc healthchecks set livenessProbe httpGet 5000 --headers X-One:1,X-Two:2 -p web -a example-go
  POST ~/config/ {"healthcheck":{"web":{"livenessProbe":{"initialDelaySeconds":50,"timeoutSeconds":50,"periodSeconds":10,"successThreshold":1,"failureThreshold":3,"httpGet":{"path":"/","port":5000,"httpHeaders":[{"name":"X-One","value":"1"},{"name":"X-Two","value":"2"}]}}}}}
NO drycc healthchecks unset livenessProbe -p web -a example-go
  POST ~/config/ {"healthcheck":{"web":{"livenessProbe":null}}}
NO drycc healthchecks unset livenessProbe readinessProbe startupProbe -a example-go
  POST ~/config/ {"healthcheck":{"web":{"livenessProbe":null,"readinessProbe":null,"startupProbe":null}}}
N drycc lifecycles -a example-go
N drycc lifecycles list -p web -v 2 -a example-go
N drycc lifecycles set postStart exec -p web -a example-go -- echo hi
  POST ~/config/ {"lifecycle":{"web":{"postStart":{"exec":{"command":["echo","hi"]}},"stopSignal":"SIGTERM"}}}
N drycc lifecycles set preStop httpGet -p web --path /bye --headers X-One:1 --stop-signal SIGINT -a example-go -- 5000
  POST ~/config/ {"lifecycle":{"web":{"preStop":{"httpGet":{"path":"/bye","port":5000,"httpHeaders":[{"name":"X-One","value":"1"}]}},"stopSignal":"SIGINT"}}}
N drycc lifecycles set preStop sleep 10 -p worker -a example-go
  POST ~/config/ {"lifecycle":{"worker":{"preStop":{"sleep":{"seconds":10}},"stopSignal":"SIGTERM"}}}
N drycc lifecycles set preStop tcpSocket 80 -p web -a example-go
  POST ~/config/ {"lifecycle":{"web":{"preStop":{"tcpSocket":{"port":80}},"stopSignal":"SIGTERM"}}}
N drycc lifecycles unset preStop postStart -p web -a example-go
  POST ~/config/ {"lifecycle":{"web":{"preStop":null,"postStart":null}}}
NO drycc timeouts -a example-go
NO drycc timeouts list -v 2 -a example-go
NO drycc timeouts set web=60 worker=30 -a example-go
  POST ~/config/ {"termination_grace_period":{"web":"60","worker":"30"}}
NO drycc timeouts unset web -a example-go
  POST ~/config/ {"termination_grace_period":{"web":null}}
NO drycc releases -a example-go
NO drycc releases web -l 5 -a example-go
NO drycc releases list web worker --limit 5 -a example-go
NO drycc releases info v2 -a example-go
NO drycc releases info 2 -a example-go
NO drycc releases rollback v2 -a example-go
  POST ~/releases/rollback/ {"version":2}
NO drycc releases rollback web worker 2 -a example-go
  POST ~/releases/rollback/ {"version":2,"ptypes":"web,worker"}
NO drycc releases deploy web -a example-go
  POST ~/releases/deploy/ {"ptypes":"web","force":false}
NO drycc releases deploy web worker -f -a example-go
  POST ~/releases/deploy/ {"ptypes":"web,worker","force":true}
NO drycc releases deploy --confirm yes -a example-go
  POST ~/releases/deploy/ {"ptypes":"","force":false}
NO drycc autodeploy -a example-go
NO drycc autodeploy info -a example-go
NO drycc autodeploy enable -a example-go
  POST ~/settings/ {"autodeploy":true}
NO drycc autodeploy disable -a example-go
  POST ~/settings/ {"autodeploy":false}
NO drycc autorollback -a example-go
NO drycc autorollback info -a example-go
NO drycc autorollback enable -a example-go
  POST ~/settings/ {"autorollback":true}
NO drycc autorollback disable -a example-go
  POST ~/settings/ {"autorollback":false}
NO drycc autoscale -a example-go
NO drycc autoscale list -a example-go
NO drycc autoscale set web --min 1 --max 5 --cpu-percent 50 -a example-go
  POST ~/settings/ {"autoscale":{"web":{"min":1,"max":5,"cpu_percent":50}}}
NO drycc autoscale unset web -a example-go
  POST ~/settings/ {"autoscale":{"web":null}}
NO drycc labels -a example-go
NO drycc labels list -a example-go
NO drycc labels set team=one stage=test -a example-go
  POST ~/settings/ {"label":{"team":"one","stage":"test"}}
NO drycc labels unset team -a example-go
  POST ~/settings/ {"label":{"team":null}}
NO drycc routing -a example-go
NO drycc routing info -a example-go
NO drycc routing enable -a example-go
  POST ~/settings/ {"routable":true}
NO drycc routing disable -a example-go
  POST ~/settings/ {"routable":false}
NO drycc domains -a example-go
NO drycc domains list -l 5 -a example-go
NO drycc domains add www.example.com -p web -a example-go
  POST ~/domains/ {"domain":"www.example.com","ptype":"web"}
NO drycc domains add www.example.com --ptype worker -a example-go
  POST ~/domains/ {"domain":"www.example.com","ptype":"worker"}
NO drycc domains remove www.example.com -a example-go
  DELETE ~/domains/www.example.com/
NO drycc certs -a example-go
NO drycc certs list -l 5 -a example-go
NO drycc certs add foo foo.crt foo.key -a example-go
  POST ~/certs/ {"name":"foo","certificate":"{foo.crt}","key":"{foo.key}"}
NO drycc certs info foo -a example-go
NO drycc certs attach foo www.example.com -a example-go
  POST ~/certs/foo/domain/ {"domain":"www.example.com"}
NO drycc certs detach foo www.example.com -a example-go
  DELETE ~/certs/foo/domain/www.example.com/
NO drycc certs remove foo -a example-go
  DELETE ~/certs/foo/
NO drycc tls -a example-go
NO drycc tls info -a example-go
NO drycc tls force enable -a example-go
  POST ~/tls/ {"https_enforced":true,"issuer":{issuer}}
NO drycc tls force disable -a example-go
  POST ~/tls/ {"https_enforced":false,"issuer":{issuer}}
NO drycc tls auto enable -a example-go
  POST ~/tls/ {"certs_auto_enabled":true,"issuer":{issuer}}
NO drycc tls auto disable -a example-go
  POST ~/tls/ {"certs_auto_enabled":false,"issuer":{issuer}}
NO drycc tls issuer --email a@example.com --server https://acme.example/dir --key-id k --key-secret s -a example-go
  POST ~/tls/ {"issuer":{"email":"a@example.com","server":"https://acme.example/dir","key_id":"k","key_secret":"s"}}
NO drycc services -a example-go
NO drycc services list -a example-go
NO drycc services add web 80:5000 -a example-go
  POST ~/services/ {"ptype":"web","port":80,"protocol":"TCP","target_port":5000}
NO drycc services add web 53:53 --protocol UDP -a example-go
  POST ~/services/ {"ptype":"web","port":53,"protocol":"UDP","target_port":53}
NO drycc services remove web 80 --protocol TCP -a example-go
  DELETE ~/services/ {"ptype":"web","port":80,"protocol":"TCP"}
NO drycc gateways -a example-go
NO drycc gateways list -l 5 -a example-go
N drycc gateways info gwone -a example-go
N drycc gateways apply gateway.yaml -a example-go
  PUT ~/gateways/gwone/ {"app":"example-go","name":"gwone","ports":[{"port":80,"protocol":"HTTP"}]}
N drycc gateways remove gwone -a example-go
  DELETE ~/gateways/gwone/
O drycc gateways add gwone --port 8080 --protocol HTTP -a example-go
  POST ~/gateways/ {"name":"gwone","port":8080,"protocol":"HTTP"}
O drycc gateways remove gwone --port=8080 --protocol=HTTP -a example-go
  DELETE ~/gateways/ {"name":"gwone","port":8080,"protocol":"HTTP"}
NO drycc routes -a example-go
NO drycc routes list -l 5 -a example-go
N drycc routes info rtone -a example-go
N drycc routes apply route.yaml -a example-go
  PUT ~/routes/rtone/ {"app":"example-go","name":"rtone","kind":"HTTPRoute","rules":[{"matches":[{"path":{"type":"PathPrefix","value":"/x"}}],"backendRefs":[{"kind":"Service","name":"example-go","port":80,"weight":100}]}],"parent_refs":[{"name":"gwone","port":80}]}
NO drycc routes remove rtone -a example-go
  DELETE ~/routes/rtone/
O drycc routes add rtone HTTPRoute example-go:80,100 other:81,1 -a example-go
  POST ~/routes/ {"name":"rtone","kind":"HTTPRoute","rules":[{"backendRefs":[{"kind":"Service","name":"example-go","port":80,"weight":100},{"kind":"Service","name":"other","port":81,"weight":1}]}]}
O drycc routes get rtone -a example-go
O drycc routes set rtone --rules-file rules.yaml -a example-go
  PUT ~/routes/rtone/rules/ [{"backendRefs":[{"kind":"Service","name":"example-go","port":80,"weight":100}]}]
O drycc routes attach rtone --gateway gwone --port 80 -a example-go
  PATCH ~/routes/rtone/attach/ {"gateway":"gwone","port":80}
O drycc routes detach rtone --gateway=gwone --port=80 -a example-go
  PATCH ~/routes/rtone/detach/ {"gateway":"gwone","port":80}
NO drycc volumes -a example-go
NO drycc volumes list -l 5 -a example-go
NO drycc volumes add myvolume 500G -a example-go
  POST ~/volumes/ {"name":"myvolume","size":"500G","type":"csi"}
NO drycc volumes add nfsvol 1G -t nfs --nfs-server nfs.example.com --nfs-path /x -a example-go
  POST ~/volumes/ {"name":"nfsvol","size":"1G","type":"nfs","parameters":{"nfs":{"server":"nfs.example.com","path":"/x"}}}
N drycc volumes add ossvol 1G -t oss --oss-server s --oss-bucket b --oss-access-key k --oss-secret-key s --oss-path-style -a example-go
  POST ~/volumes/ {"name":"ossvol","size":"1G","type":"oss","parameters":{"oss":{"server":"s","bucket":"b","access_key":"k","secret_key":"s","path_style":true}}}
NO drycc volumes info myvolume -a example-go
NO drycc volumes expand myvolume 600G -a example-go
  PATCH ~/volumes/myvolume/ {"size":"600G"}
NO drycc volumes mount myvolume web=/data -a example-go
  PATCH ~/volumes/myvolume/path/ {"path":{"web":"/data"}}
NO drycc volumes unmount myvolume web worker -a example-go
  PATCH ~/volumes/myvolume/path/ {"path":{"web":null,"worker":null}}
NO drycc volumes remove myvolume -a example-go
  DELETE ~/volumes/myvolume/
O drycc perms -a example-go
O drycc perms list -l 5 -a example-go
O drycc perms add bob view,change -a example-go
  POST ~/perms/ {"username":"bob","permissions":"view,change"}
O drycc perms update bob view -a example-go
  PUT ~/perms/bob/ {"permissions":"view"}
O drycc perms remove bob -a example-go
  DELETE ~/perms/bob/
O drycc resources -a example-go
O drycc resources list -l 5 -a example-go
O drycc resources services -l 5
O drycc resources plans redis
O drycc resources create cache redis standard-128 -a example-go
  POST ~/resources/ {"name":"cache","plan":"redis:standard-128"}
O drycc resources create cache redis standard-128 replicas=2 a.b=c=d -a example-go
  POST ~/resources/ {"name":"cache","plan":"redis:standard-128","options":{"replicas":"2","a.b":"c=d"}}
O drycc resources create cache redis standard-128 -f values.yaml -a example-go
  POST ~/resources/ {"name":"cache","plan":"redis:standard-128","options":{"rawValues":"cmVwbGljYXM6IDIK"}}
O drycc resources describe cache -a example-go
O drycc resources describe cache --details -a example-go
O drycc resources update cache redis standard-256 --values=values.yaml -a example-go
  PUT ~/resources/cache/ {"plan":"redis:standard-256","options":{"rawValues":"cmVwbGljYXM6IDIK"}}
O drycc resources bind cache -a example-go
  PATCH ~/resources/cache/binding/ {"bind_action":"bind"}
O drycc resources unbind cache -a example-go
  PATCH ~/resources/cache/binding/ {"bind_action":"unbind"}
O drycc resources destroy cache --confirm cache -a example-go
  DELETE ~/resources/cache/
O drycc users
O drycc users list -l 5
O drycc users enable bob
  PATCH /v2/users/bob/enable/
O drycc users disable bob
  PATCH /v2/users/bob/disable/
NO drycc keys
NO drycc keys list
NO drycc keys add id.pub
  POST /v2/keys/ {"id":"alice@new","public":"{id.pub}"}
NO drycc keys add laptop id.pub
  POST /v2/keys/ {"id":"laptop","public":"{id.pub}"}
NO drycc keys remove alice@host
  DELETE /v2/keys/alice@host
NO drycc git remote -a example-go
NO drycc git remote -r other -f -a example-go
NO drycc git remove -a example-go
N drycc plugins
N drycc plugins list
NO drycc version
NO drycc version -a
NO drycc completion bash
NO drycc completion zsh
NO drycc completion fish
NO drycc completion powershell
`;
