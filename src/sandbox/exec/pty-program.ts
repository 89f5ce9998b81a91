/**
 * Runs a command in a terminal of its own, in Python, as Node has no way to open one. Standard input and output are those of
 * the terminal; descriptor 3 brings a line `COLUMNS ROWS` for each new size. The exit code is the command's, 128 and
 * the number of the signal if one ended it.
 */
export const ptyProgram = `
import errno, fcntl, os, pty, select, struct, sys, termios
words = sys.argv[1:]
child, terminal = pty.fork()
if child == 0:
    try:
        os.execvp(words[0], words)
    except OSError as error:
        os.write(2, ('%s: %s\\r\\n' % (words[0], os.strerror(error.errno))).encode())
        os._exit(127)
sources = {0, 3, terminal}
pending = b''
sizes = b''
status = None
def take(source):
    try:
        return os.read(source, 65536)
    except OSError as error:
        if error.errno in (errno.EIO, errno.EBADF):
            return b''
        raise
while terminal in sources:
    wanted = [s for s in sources if s != 0 or len(pending) < 65536]
    ready, free, _ = select.select(wanted, [terminal] if pending else [], [], 0 if status is not None else 0.1)
    if terminal in free:
        pending = pending[os.write(terminal, pending[:512]):]
    if 0 in ready:
        data = take(0)
        # The end of input is what Ctrl-D is at a terminal.
        pending += data or b'\\x04'
        if not data:
            sources.discard(0)
    if 3 in ready:
        data = take(3)
        if not data:
            sources.discard(3)
        sizes += data
        *lines, sizes = sizes.split(b'\\n')
        for line in lines:
            columns, rows = [int(each) for each in line.split()]
            fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))
    if terminal in ready:
        data = take(terminal)
        if not data:
            break
        while data:
            data = data[os.write(1, data):]
    elif status is not None:
        break
    if status is None:
        ended, code = os.waitpid(child, os.WNOHANG)
        if ended:
            status = code
if status is None:
    status = os.waitpid(child, 0)[1]
sys.exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))
`;
