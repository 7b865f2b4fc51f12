String log = new File(basedir, 'build.log').text
assert log.contains('MultiThreadedBuilder implementation with a thread count of 2')
assert !log.contains('not marked')
for (String module : ['bakery', 'dairy', 'orchard']) {
    File bundle = new File(basedir, module + '/target/classes/app.tare')
    assert new java.util.zip.ZipFile(bundle).withCloseable { it.getEntry('bundle.json') != null }
}
assert log.count('The proof holds: 2 modules, nothing is lost') == 3
