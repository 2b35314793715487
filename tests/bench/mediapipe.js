// mediapipe.js FOLDER < paths: MediaPipe's own face mesh, timed
//
// FOLDER holds the npm package @mediapipe/face_mesh, unpacked. A line of the
// input is a JPEG's path and a number for others, a line of the output the milliseconds from the file's
// bytes to 478 landmarks (decoding included, as for the others), or "none".
// WebAssembly and WebGL run in a headless Chromium that fetches everything from
// this process and nothing from anywhere else.
'use strict';
const fs = require('fs');
const http = require('http');
const os = require('os');
const path = require('path');
const {spawn} = require('child_process');

const folder = process.argv[2];
const page = `<!doctype html><script src="/face_mesh.js"></script><script>
(async () => {
    const mesh = new FaceMesh({locateFile: (name) => '/' + name});
    const empty = document.createElement('canvas');
    let points = 0;
    empty.width = empty.height = 192;
    empty.getContext('2d').fillRect(0, 0, 192, 192);
    mesh.setOptions({maxNumFaces: 1, refineLandmarks: true});
    mesh.onResults((r) => {
        const faces = r.multiFaceLandmarks || [];
        points = faces.length ? faces[0].length : 0;
    });
    await mesh.initialize();
    for (;;) {
        const photo = await (await fetch('/next')).blob();
        // It is made for films and looks first where the face was before. A
        // picture without one, not timed, makes each photo a new one.
        await mesh.send({image: empty});
        const start = performance.now(), image = new Image();
        image.src = URL.createObjectURL(photo);
        await image.decode();
        points = 0;
        await mesh.send({image});
        const ms = performance.now() - start;
        URL.revokeObjectURL(image.src);
        await fetch('/done', {method: 'POST',
            body: points ? ms.toFixed(3) : 'none'});
    }
})().catch((e) => fetch('/failed', {method: 'POST', body: String(e)}));
</script>`;

const paths = [];    // asked for, not yet given
let waiting = null;  // the page, when it is waiting for one
let ended = false;
let chromium = null;
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'peer-'));

function leave(status) {
    if (chromium)
        chromium.kill('SIGKILL');
    // It may still be writing there.
    setTimeout(() => {
        fs.rmSync(profile, {recursive: true, force: true, maxRetries: 5});
        process.exit(status);
    }, 300);
}

function give() {
    if (waiting && paths.length) {
        waiting.end(fs.readFileSync(paths.shift()));
        waiting = null;
    } else if (ended && waiting) {
        leave(0);
    }
}

const types = {'.js': 'text/javascript', '.wasm': 'application/wasm'};

const server = http.createServer((request, response) => {
    let body = '';

    request.on('data', (part) => { body += part; });
    request.on('end', () => {
        if (request.url === '/next') {
            waiting = response;
            give();
        } else if (request.url === '/done') {
            console.log(body);
            response.end();
        } else if (request.url === '/failed') {
            console.error('mediapipe.js: ' + body);
            leave(1);
        } else if (request.url === '/') {
            response.setHeader('Content-Type', 'text/html');
            response.end(page);
        } else {
            const name = path.join(folder, path.basename(request.url));
            const type = types[path.extname(name)];

            if (type)
                response.setHeader('Content-Type', type);
            if (fs.existsSync(name))
                response.end(fs.readFileSync(name));
            else
                response.writeHead(404).end();
        }
    });
});

server.listen(0, '127.0.0.1', () => {
    chromium = spawn(process.env.CHROMIUM || 'chromium', ['--headless',
        '--no-sandbox', '--disable-background-networking', '--no-first-run',
        '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
        '--disable-dev-shm-usage', '--user-data-dir=' + profile,
        'http://127.0.0.1:' + server.address().port + '/'],
        {stdio: 'ignore'});
    chromium.on('exit', () => leave(1));
});

let line = '';
process.stdin.on('data', (part) => {
    const lines = (line + part).split('\n');

    line = lines.pop();
    paths.push(...lines.map((one) => one.replace(/ \d+$/, '')));
    give();
});
process.stdin.on('end', () => {
    ended = true;
    give();
});
