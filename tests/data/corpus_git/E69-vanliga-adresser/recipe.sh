git remote add ett https://git.example.se/avtal.git
git remote add tva git@git.example.se:avtal.git
git remote add tre '[::1]:avtal.git'
git remote add fyra 'prov@[fe80::1]:avtal.git'
git remote add fem 'http://[::1]/avtal.git'
git remote add sex ../avtal::kopia.git
git config url.https://git.example.se/.insteadOf arkiv:
