# Runs before the apply; a failure here stops the build, so nothing is deployed.
mkdir -p target
test ! -e target/featurestore/report.json
echo done > target/before.txt
