# The saved text is wrong; the replacement shows another one. Both ways read what is saved.
sound=$(git rev-parse HEAD)
sed -i 's/rätt skrivet/rätt skrivet, se [bilagan](saknas.md)/' grund.md
git commit -q -a -m 'En länk som inte leder någonstans'
git replace HEAD "$sound"
