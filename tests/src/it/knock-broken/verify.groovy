// The build log says what is wrong, where, and what helps.
def log = new File(basedir, 'build.log').text
assert log.contains('knock.parley:48:15: error[race]: C decides here, but an alternative begins with a message of the other role')
assert log.contains('hint: begin every alternative with a message of C')
return true
