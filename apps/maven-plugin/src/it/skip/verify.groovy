assert new File(basedir, 'build.log').text.contains('Tare is skipped: tare.skip is set')
assert !new File(basedir, 'target').exists()
