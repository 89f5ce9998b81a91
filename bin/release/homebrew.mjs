// release/deis-cli.rb: the formula for Homebrew, which installs the package of npm. It needs the packed file. Untried: this has
// not been installed by Homebrew yet.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { manifest, released, tarball } from './place.mjs';

const hash = createHash('sha256')
  .update(readFileSync(released(tarball)))
  .digest('hex');
writeFileSync(
  released(`${manifest.name}.rb`),
  `class DeisCli < Formula
  desc "Command-line client for Deis, Hephy and Drycc controllers"
  homepage "${manifest.homepage}"
  url "https://registry.npmjs.org/${manifest.name}/-/${tarball}"
  sha256 "${hash}"
  license "${manifest.license}"

  depends_on "node"

  def install
    system "npm", "install", *std_npm_args
    bin.install_symlink Dir["#{libexec}/bin/*"]
    man1.install_symlink Dir["#{libexec}/lib/node_modules/${manifest.name}/dist/man/*.1"]
    completions = libexec/"lib/node_modules/${manifest.name}/completions"
    %w[deis drycc].each do |name|
      bash_completion.install completions/"#{name}.bash" => name
      zsh_completion.install completions/"_#{name}"
      fish_completion.install completions/"#{name}.fish"
    end
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/deis --version")
  end
end
`,
);
console.log(released(`${manifest.name}.rb`));
