// Parses PowerShell scripts, and names the places of syntax errors: one line a file, "FILE ok" or "FILE LINE:COLUMN …".
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

await Parser.init();
const parser = new Parser();
const require = createRequire(import.meta.url);
parser.setLanguage(await Language.load(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')));

for (const file of process.argv.slice(2)) {
    const wrong = [];
    const look = node => {
        if (node.isError || node.isMissing) {
            wrong.push(`${node.startPosition.row + 1}:${node.startPosition.column + 1}`);
        } else if (node.hasError) {
            node.children.forEach(look);
        }
    };
    look(parser.parse(readFileSync(file, 'utf8')).rootNode);
    console.log(`${file} ${wrong.length === 0 ? 'ok' : wrong.join(' ')}`);
}
