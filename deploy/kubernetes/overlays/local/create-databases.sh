# The postgres image runs this once, when its data directory is new: for each service a database, a role that owns it and
# migrates, and a role that the service runs as, which gets its rights from the migrations.
for database in connector demo_config onboarding persona; do
    psql --username postgres --set ON_ERROR_STOP=1 \
        --set database="$database" \
        --set owner="${database}_owner" \
        --set service="${database}_service" \
        --set password="$POSTGRES_PASSWORD" <<'SQL'
create role :"owner" login password :'password';
create role :"service" login password :'password';
create database :"database" owner :"owner";
revoke all on database :"database" from public;
grant connect on database :"database" to :"service";
SQL
done
