//! The subcommand `chains`: certificate chains for each rule of verification, one port each.

mod algorithm;
mod case;
mod cases;
mod certificate;
mod differences;
mod extension;
mod folder;
mod key;
mod name;
mod serve;
mod subject_hash;
mod validity;

use crate::der;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use crate::args::Options;
use crate::{Failure, lifetime, listen};

/// Runs `testserver chains DIR`: writes the trust files and `cases.json`, then serves.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let [folder] = options.operands.as_slice() else {
        return Err(Failure::Usage("chains needs one folder".into()));
    };
    let folder = Path::new(folder);
    let scratch = folder.join(".keys");
    fs::create_dir_all(&scratch)?;
    fs::set_permissions(&scratch, fs::Permissions::from_mode(0o700))?;

    let mut listeners = Vec::new();
    let mut rows = Vec::new();
    for (index, case) in cases::all().into_iter().enumerate() {
        let place = folder.join(folder::folder_name(index, &case));
        let made = folder::write_trust(&case, &place, &scratch)
            .and_then(|()| serve::configuration(&case, &scratch));
        let port = match made {
            Ok(config) => {
                let bound = listen::bind(&[listen::first_address(options)], Some(&config))?;
                let port = bound.first().map(listen::Listener::port);
                listeners.extend(bound);
                port
            }
            Err(unavailable) => {
                eprintln!("testserver: {}: {}", case.id, unavailable.0);
                None
            }
        };
        rows.push((case, port));
    }
    folder::write_list(&rows, folder)?;
    lifetime::bound(options.lifetime)?;
    listen::serve(listeners, options.connections, |connection, _| {
        serve::answer(connection);
    })?;
    Ok(())
}
