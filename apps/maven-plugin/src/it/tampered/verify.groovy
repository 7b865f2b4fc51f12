String log = new File(basedir, 'build.log').text
assert log.contains('tree does not hold its source at ')
assert log.contains('CLAUDE.md:')
assert log.contains('MojoFailureException')
assert !log.contains('\tat dev.tare')
