git commit -q --allow-empty -m 'Två'
git clone -q --depth=1 "file://$PWD" ../klon
