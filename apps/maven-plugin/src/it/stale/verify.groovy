String log = new File(basedir, 'build.log').text
assert log =~ /app\.tare does not hold its source at \d+ places?(: |, the first: )/
assert log.contains('the source has changed since the output was built')
assert log.contains('target/tare is a folder, and <target> bundle is a file; correct <target> or <output>')
assert log.contains('damaged.tare does not hold its source at 1 place: damaged.tare:1: this file is no bundle')
assert log.count('BUILD FAILURE') == 3
assert !log.contains('\tat dev.tare')
