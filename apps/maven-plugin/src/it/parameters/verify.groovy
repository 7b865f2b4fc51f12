String log = new File(basedir, 'build.log').text
List<String> said = [
    '<level> must be from 0 to 4, not 9',
    "<target> must be one of tree, patch, flat, bundle, not 'tar'",
    '<output> is ' + new File(basedir, 'app.tare') + ', which is not below ' + new File(basedir, 'target'),
    '<source> ' + basedir + ' holds the build directory, and no output can lie in its source',
    '<plugins> names ' + new File(basedir, 'house.jar') + ', and there is nothing',
    "<failOn> must be never, error or warning, not 'info'",
    "<format> must be one of text, json, markdown, not 'xml'",
]
for (String sentence : said) {
    assert log.contains(sentence)
}
assert log.count('BUILD FAILURE') == said.size()
assert !log.contains('\tat dev.tare')
