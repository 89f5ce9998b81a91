# The client as an image, from the package of npm: docker build --tag deis-cli . && docker run --rm deis-cli --version
# Its steps were tried on Debian, and on Alpine not yet. `npm run release -- --dry-run` makes the packed file.
FROM node:24-alpine
RUN apk add --no-cache git
COPY release/deis-cli-*.tgz /tmp/
RUN npm install --global --no-audit --no-fund /tmp/deis-cli-*.tgz && rm -r /tmp/deis-cli-*.tgz ~/.npm
USER node
WORKDIR /home/node
ENTRYPOINT ["deis"]
